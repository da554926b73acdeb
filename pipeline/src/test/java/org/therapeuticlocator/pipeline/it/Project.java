package org.therapeuticlocator.pipeline.it;

import java.nio.file.Path;
import java.util.List;

/** Where things lie on this machine. */
public final class Project {
  private Project() {}

  /** The module's folder; Maven says where, an IDE starts there. */
  public static Path folder() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  /** The begin of the command of a JVM that lives short; its libraries' versions are pinned. */
  public static List<String> quickJava() {
    return List.of(
        java(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-BytecodeVerificationRemote");
  }

  /** The java command that runs this test. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
