package org.therapeuticlocator.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.IoErrors;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.outcome.FailureMessages;
import org.therapeuticlocator.pipeline.run.RunFolder;

/** Where a report goes: into the run's folder, and to {@code --report}. */
record ReportFiles(RunFolder folder, @Nullable String local) {
  private static final Logger LOG = Logger.getLogger(ReportFiles.class.getName());

  /** Makes the local folder, so that one that cannot be written is found before the run. */
  static void prepare(Settings settings) {
    if (settings.report() == null) {
      return;
    }
    Path folder = Path.of(settings.report());
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "report", ".tmp"));
    } catch (IOException e) {
      throw new UsageException(
          "--report="
              + folder
              + " cannot be written ("
              + IoErrors.of(e)
              + "). Name another folder.");
    }
  }

  /** Writes a file into both; answers a sentence for each where that was not possible. */
  List<String> write(String name, String contentType, String text) {
    List<String> problems = new ArrayList<>();
    attempt(
        folder.uri(name),
        () -> folder.bucket().write(folder.key(name), contentType, text),
        problems);
    if (local != null) {
      Path file = Path.of(local, name);
      attempt(file.toString(), () -> Files.writeString(file, text), problems);
    }
    return problems;
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private static void attempt(String place, Attempt write, List<String> problems) {
    try {
      write.run();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, place + " could not be written", e);
      problems.add(place + " could not be written: " + FailureMessages.sentence(e));
    }
  }
}
