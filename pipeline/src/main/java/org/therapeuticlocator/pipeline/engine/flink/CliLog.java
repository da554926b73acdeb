package org.therapeuticlocator.pipeline.engine.flink;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what the user need not read into the log file of {@code bin/flink}. */
public final class CliLog extends Handler {
  private static final java.util.logging.Logger ROOT = java.util.logging.Logger.getLogger("");

  private CliLog() {}

  /** Takes over standard output, where Flink prints each job's counters, and the JDK's logging. */
  public static void take() {
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    LogManager.getLogManager().reset();
    ROOT.addHandler(new CliLog());
  }

  @Override
  public void publish(LogRecord record) {
    Logger log = LoggerFactory.getLogger(String.valueOf(record.getLoggerName()));
    if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
      log.warn(record.getMessage(), record.getThrown());
    } else {
      log.info(record.getMessage(), record.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
