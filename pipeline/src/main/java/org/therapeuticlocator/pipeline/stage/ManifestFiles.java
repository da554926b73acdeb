package org.therapeuticlocator.pipeline.stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;

/** The files that an earlier stage wrote, as the manifest lists them. */
public final class ManifestFiles {
  private ManifestFiles() {}

  /**
   * The files of {@code folder} that {@code stage} wrote; others that lie there are not read.
   *
   * @throws RunFailedException if one of them is gone or is not what the manifest says
   */
  static List<StoredFile> of(Run run, Stage stage, String folder) {
    List<String> changes = changes(run.manifest(), run.folder(), stage, folder);
    if (!changes.isEmpty()) {
      String before =
          run.manifest().isDone(Stage.LOAD) ? "The load is done, but it cannot be verified: " : "";
      throw new RunFailedException(before + String.join(" ", changes), null);
    }
    return run.manifest().done(stage).files(folder).stream()
        .map(file -> new StoredFile(run.folder().uri(file.name()), file.size()))
        .toList();
  }

  /**
   * A sentence for every file that the stages due would read and that is not any more what {@code
   * earlier}, the manifest as it was left, says.
   */
  public static List<String> changedSince(Manifest earlier, RunFolder folder, Settings settings) {
    boolean loads = settings.stages().contains(Stage.LOAD) && !settings.dryRun();
    boolean plans = settings.stages().contains(Stage.PLAN) && !earlier.isDone(Stage.PLAN);
    boolean verifies = settings.verify() && (loads || earlier.isDone(Stage.LOAD));
    List<String> changes = new ArrayList<>();
    if (earlier.isDone(Stage.TRANSFORM) && (plans || verifies)) {
      changes.addAll(changes(earlier, folder, Stage.TRANSFORM, RunFolder.PROCESSED));
    }
    if (earlier.isDone(Stage.PLAN) && loads && !earlier.isDone(Stage.LOAD)) {
      changes.addAll(changes(earlier, folder, Stage.PLAN, RunFolder.CHANGES));
    }
    return changes;
  }

  private static List<String> changes(
      Manifest manifest, RunFolder where, Stage stage, String folder) {
    Map<String, FileEntry> now = new HashMap<>();
    where.files(folder).forEach(file -> now.put(file.name(), file));
    List<String> changes = new ArrayList<>();
    for (FileEntry listed : manifest.done(stage).files(folder)) {
      if (!listed.equals(now.get(listed.name()))) {
        changes.add(
            where.uri(listed.name())
                + (now.containsKey(listed.name()) ? " has changed" : " is gone")
                + " since stage "
                + stage.label()
                + " wrote it. Start a new run.");
      }
    }
    return changes;
  }
}
