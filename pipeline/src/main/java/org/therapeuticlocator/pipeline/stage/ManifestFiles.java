package org.therapeuticlocator.pipeline.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.Stage;

/** The files that an earlier stage wrote, as the manifest lists them. */
final class ManifestFiles {
  private ManifestFiles() {}

  /**
   * The files of {@code folder} that {@code stage} wrote; others that lie there are not read.
   *
   * @throws UsageException if one of them is gone or is not what the manifest says
   */
  static List<StoredFile> of(Run run, Stage stage, String folder) {
    Map<String, FileEntry> now = new HashMap<>();
    run.folder().files(folder).forEach(file -> now.put(file.name(), file));
    List<String> problems = new ArrayList<>();
    List<StoredFile> files = new ArrayList<>();
    for (FileEntry listed : run.manifest().done(stage).files()) {
      if (!listed.name().startsWith(folder)) {
        continue;
      }
      String uri = run.folder().uri(listed.name());
      if (!listed.equals(now.get(listed.name()))) {
        problems.add(
            uri
                + (now.containsKey(listed.name()) ? " has changed" : " is gone")
                + " since stage "
                + stage.label()
                + " wrote it. Start a new run.");
      }
      files.add(new StoredFile(uri, listed.size()));
    }
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return files;
  }
}
