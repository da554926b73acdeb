package org.therapeuticlocator.pipeline.report;

import java.util.ArrayList;
import java.util.List;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;

/** Where everything lies that a run left. */
public final class RunFiles {
  /**
   * A file, a folder or the table.
   *
   * @param label a word for it; empty for what matters to few
   * @param meaning what it is
   * @param size how many files there are and how large; empty for a single one
   */
  public record Place(String label, String address, String meaning, String size) {}

  private RunFiles() {}

  /** Those that the run came to write. */
  public static List<Place> of(RunFacts facts) {
    Manifest manifest = facts.manifest();
    String folder = facts.folder();
    List<Place> places = new ArrayList<>();
    if (manifest.isDone(Stage.LOAD)) {
      places.add(new Place("Table", facts.report().destination().name(), "the table", ""));
    }
    places.add(new Place("Run", folder, "manifest.json says what it read, did and wrote", ""));
    add(places, facts, Stage.EXTRACT, "", RunFolder.RAW, "the local input as it was read");
    add(places, facts, Stage.TRANSFORM, "Snapshot", RunFolder.PROCESSED, "one item a line");
    if (facts.report().rows().rejected() > 0) {
      add(
          places,
          facts,
          Stage.TRANSFORM,
          "Rejects",
          RunFolder.REJECTED,
          "rejected rows; rows-N.csv, once mended, goes back in as --input");
    }
    add(places, facts, Stage.PLAN, "", RunFolder.CHANGES, "what had to change in the table");
    places.add(new Place("Report", folder + RunFolder.REPORT_HTML, "the page", ""));
    places.add(new Place("", folder + RunFolder.REPORT_JSON, "the figures of the page", ""));
    return places;
  }

  private static void add(
      List<Place> places, RunFacts facts, Stage stage, String label, String below, String meaning) {
    if (!facts.manifest().isDone(stage)) {
      return;
    }
    List<FileEntry> files =
        facts.manifest().done(stage).files().stream()
            .filter(file -> file.name().startsWith(below))
            .toList();
    if (!files.isEmpty() || !label.isEmpty()) {
      long bytes = files.stream().mapToLong(FileEntry::size).sum();
      String size = Numbers.of(files.size(), "file") + ", " + Numbers.bytes(bytes);
      places.add(new Place(label, facts.folder() + below, meaning, size));
    }
  }
}
