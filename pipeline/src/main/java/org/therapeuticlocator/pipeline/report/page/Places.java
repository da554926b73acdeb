package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.List;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;

/** Where everything of the run lies. */
record Places(List<Place> places) {
  /** A file or folder; {@code size} is how many files there are and how large. */
  record Place(String uri, String what, String size) {}

  static Places of(RunFacts facts) {
    List<Place> places = new ArrayList<>();
    String folder = facts.folder();
    Manifest manifest = facts.manifest();
    places.add(new Place(folder + "manifest.json", "what the run read, did and wrote", ""));
    add(places, facts, Stage.EXTRACT, RunFolder.RAW, "the local input as it was read");
    add(places, facts, Stage.TRANSFORM, RunFolder.PROCESSED, "the snapshot: one item a line");
    add(
        places,
        facts,
        Stage.TRANSFORM,
        RunFolder.REJECTED,
        "rejected rows; rows-N.csv, once mended, goes back in as --input");
    add(places, facts, Stage.PLAN, RunFolder.CHANGES, "what had to change in the table");
    places.add(new Place(folder + RunFolder.REPORT_JSON, "the figures of this page", ""));
    if (!manifest.options().getOrDefault("table", "").isEmpty()) {
      places.add(new Place("DynamoDB " + manifest.options().get("table"), "the table", ""));
    }
    return new Places(places);
  }

  private static void add(
      List<Place> places, RunFacts facts, Stage stage, String folder, String what) {
    StageRecord record = facts.manifest().stage(stage);
    if (record == null) {
      return;
    }
    List<FileEntry> files =
        record.files().stream().filter(file -> file.name().startsWith(folder)).toList();
    if (!files.isEmpty()) {
      long bytes = files.stream().mapToLong(FileEntry::size).sum();
      places.add(
          new Place(
              facts.folder() + folder,
              what,
              PageText.amount(files.size(), "file") + ", " + PageText.bytes(bytes)));
    }
  }
}
