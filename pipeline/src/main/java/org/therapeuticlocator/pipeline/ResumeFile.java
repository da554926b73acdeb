package org.therapeuticlocator.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The command that resumes the run, in a file that the run script names: a process whose memory is
 * used up cannot say it any more, so {@code pipeline/out-of-memory.sh} does.
 */
final class ResumeFile {
  private static final Logger LOG = Logger.getLogger(ResumeFile.class.getName());

  private ResumeFile() {}

  static void write(String command) {
    try {
      Path file = file();
      if (file != null) {
        Files.writeString(file, command + '\n');
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "out of memory would be told without the command that resumes", e);
    }
  }

  /** The process ends in another way. */
  static void delete() {
    try {
      Path file = file();
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "it stays", e);
    }
  }

  private static @Nullable Path file() {
    String file = System.getProperty("locator.resume");
    return file == null ? null : Path.of(file);
  }
}
