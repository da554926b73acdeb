package org.therapeuticlocator.pipeline.readback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.report.SampleChange;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.Change;

/** Reads a few of the changes that plan wrote. */
public final class ChangeReader {
  private static final int MOST_OF_A_KIND = 5;
  // What comes after so many lines is not worth the wait.
  private static final int MOST_LINES = 20_000;

  private final Map<Change, List<SampleChange>> found = new EnumMap<>(Change.class);
  private int lines;

  private ChangeReader() {
    for (Change kind : Change.values()) {
      found.put(kind, new ArrayList<>());
    }
  }

  /** The first few changes of each kind; none before the plan is done. */
  public static List<SampleChange> read(Run run) {
    ChangeReader reader = new ChangeReader();
    if (run.manifest().isDone(Stage.PLAN)) {
      for (FileEntry file : run.manifest().done(Stage.PLAN).files()) {
        if (file.name().startsWith(RunFolder.CHANGES) && reader.wantsMore()) {
          reader.addFrom(new StoredFile(run.folder().uri(file.name()), file.size()));
        }
      }
    }
    return reader.found.values().stream().flatMap(List::stream).toList();
  }

  private boolean wantsMore() {
    return lines < MOST_LINES
        && found.values().stream().anyMatch(samples -> samples.size() < MOST_OF_A_KIND);
  }

  private void addFrom(StoredFile file) {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(file.open(), UTF_8))) {
      String line = reader.readLine();
      while (line != null && wantsMore()) {
        lines++;
        add(line);
        line = reader.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    for (Change kind : Change.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      List<SampleChange> samples = found.getOrDefault(kind, List.of());
      // The id before it has a fixed length, so nothing inside the item can stand here.
      if (line.startsWith("\"change\":\"" + name + '"', line.indexOf(',') + 1)
          && samples.size() < MOST_OF_A_KIND) {
        samples.add(
            new SampleChange(
                name,
                Change.id(line),
                Change.isDelete(line) ? null : SnapshotLine.parse(Change.item(line))));
      }
    }
  }
}
