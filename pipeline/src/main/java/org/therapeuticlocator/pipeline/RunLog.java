package org.therapeuticlocator.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.engine.flink.FlinkCli;
import org.therapeuticlocator.pipeline.options.Launch;

/** Sends what Beam, Flink and the SDK log into a file a run, away from what the user reads. */
final class RunLog {
  private static final Logger ROOT = Logger.getLogger("");

  private RunLog() {}

  /**
   * Opens the log in the folder that the run script names; under Flink's command its log is used.
   * Otherwise nothing is changed. Answers the file; null where there is none.
   */
  static @Nullable Path open(Launch launch) {
    if (launch.flinkMaster() != null) {
      FlinkCli.takeOutput();
      return null;
    }
    Path folder = launch.logs();
    if (folder == null) {
      return null;
    }
    LogManager.getLogManager().reset();
    try {
      Files.createDirectories(folder);
      Path log = Files.createTempFile(folder, "run-", ".log");
      FileHandler handler = new FileHandler(log.toString());
      handler.setFormatter(new SimpleFormatter());
      ROOT.addHandler(handler);
      ROOT.setLevel(Level.INFO);
      return log;
    } catch (IOException e) {
      System.err.println("No log is kept: " + folder + " cannot be written.");
      return null;
    }
  }
}
