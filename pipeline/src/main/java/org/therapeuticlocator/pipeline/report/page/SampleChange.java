package org.therapeuticlocator.pipeline.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.Change;

/**
 * One of the changes to the table.
 *
 * @param change {@code insert}, {@code update} or {@code delete}
 * @param item what is put; null where it is deleted
 */
public record SampleChange(String change, String id, @Nullable Provider item) {
  private static final int MOST_OF_A_KIND = 5;
  // What comes after so many lines is not worth the wait.
  private static final int MOST_LINES = 20_000;

  /** The first few changes of each kind; empty before the plan is done. */
  static List<SampleChange> of(Run run) {
    Samples samples = new Samples();
    if (run.manifest().isDone(Stage.PLAN)) {
      for (FileEntry file : run.manifest().done(Stage.PLAN).files()) {
        if (file.name().startsWith(RunFolder.CHANGES) && samples.wantsMore()) {
          samples.addFrom(new StoredFile(run.folder().uri(file.name()), file.size()));
        }
      }
    }
    return samples.inOrder();
  }

  private static SampleChange parse(String line) {
    String kind = kind(line);
    Provider item = Change.isDelete(line) ? null : SnapshotLine.parse(Change.item(line));
    return new SampleChange(kind, Change.id(line), item);
  }

  private static String kind(String line) {
    for (Change change : Change.values()) {
      String name = change.name().toLowerCase(Locale.ROOT);
      // The id before it has a fixed length, so nothing inside the item can stand here.
      if (line.startsWith("\"change\":\"" + name + '"', line.indexOf(',') + 1)) {
        return name;
      }
    }
    throw new IllegalArgumentException("not a change");
  }

  /** The attribute's text, empty where the item has none. */
  String text(Attribute attribute) {
    String text = item == null ? null : item.text(attribute);
    return text == null ? "" : text;
  }

  /** What was found so far. */
  private static final class Samples {
    private final List<SampleChange> found = new ArrayList<>();
    private int lines;

    boolean wantsMore() {
      return lines < MOST_LINES && found.size() < MOST_OF_A_KIND * Change.values().length;
    }

    void addFrom(StoredFile file) {
      try (BufferedReader reader = new BufferedReader(new InputStreamReader(file.open(), UTF_8))) {
        String line = reader.readLine();
        while (line != null && wantsMore()) {
          lines++;
          if (count(kind(line)) < MOST_OF_A_KIND) {
            found.add(parse(line));
          }
          line = reader.readLine();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private long count(String kind) {
      return found.stream().filter(change -> change.change().equals(kind)).count();
    }

    List<SampleChange> inOrder() {
      List<SampleChange> ordered = new ArrayList<>();
      for (Change change : Change.values()) {
        String name = change.name().toLowerCase(Locale.ROOT);
        found.stream().filter(sample -> sample.change().equals(name)).forEach(ordered::add);
      }
      return ordered;
    }
  }
}
