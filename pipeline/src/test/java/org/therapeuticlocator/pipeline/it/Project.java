package org.therapeuticlocator.pipeline.it;

import java.nio.file.Path;

/** Where things lie on this machine. */
public final class Project {
  private Project() {}

  /** The module's folder; Maven says where, an IDE starts there. */
  public static Path folder() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  /** The java command that runs this test. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
