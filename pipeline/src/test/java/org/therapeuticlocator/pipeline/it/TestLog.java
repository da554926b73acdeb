package org.therapeuticlocator.pipeline.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends the logs of Beam, Flink and the SDK to {@code target/integration-tests.log}. */
public final class TestLog {
  // A weak reference is all that the log manager keeps.
  private static final Logger ROOT = Logger.getLogger("");
  private static boolean done;

  private TestLog() {}

  /** From here on; once is enough. */
  public static synchronized void toFile() throws IOException {
    if (done) {
      return;
    }
    done = true;
    Path target = Files.createDirectories(Project.folder().resolve("target"));
    FileHandler file = new FileHandler(target.resolve("integration-tests.log").toString());
    file.setFormatter(new SimpleFormatter());
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    ROOT.addHandler(file);
    ROOT.setLevel(Level.WARNING);
  }
}
