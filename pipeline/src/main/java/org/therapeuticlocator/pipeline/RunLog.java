package org.therapeuticlocator.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.beam.sdk.io.aws2.dynamodb.DynamoDBIO;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.flink.CliLog;
import org.therapeuticlocator.pipeline.flink.FlinkCli;

/** Sends what Beam, Flink and the SDK log into a file a run, away from what the user reads. */
final class RunLog {
  // A weak reference is all that the log manager keeps.
  private static final Logger ITEMS = Logger.getLogger(DynamoDBIO.class.getName());
  private static final Logger ROOT = Logger.getLogger("");
  private static @Nullable Path file;

  private RunLog() {}

  /**
   * Opens the log in the folder that the run script names; under Flink's command its log is used.
   * Otherwise nothing is changed.
   */
  static void open() {
    if (FlinkCli.isHere()) {
      CliLog.take();
      return;
    }
    String folder = System.getProperty("locator.logs");
    if (folder == null) {
      return;
    }
    LogManager.getLogManager().reset();
    // It logs whole items when it gives up.
    ITEMS.setLevel(Level.OFF);
    try {
      Files.createDirectories(Path.of(folder));
      Path log = Files.createTempFile(Path.of(folder), "run-", ".log");
      FileHandler handler = new FileHandler(log.toString());
      handler.setFormatter(new SimpleFormatter());
      ROOT.addHandler(handler);
      ROOT.setLevel(Level.INFO);
      file = log;
    } catch (IOException e) {
      System.err.println("No log is kept: " + folder + " cannot be written.");
    }
  }

  /** The log's file; null where none is kept. */
  static @Nullable Path file() {
    return file;
  }
}
