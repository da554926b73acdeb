package org.therapeuticlocator.pipeline.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.row.Header;

/**
 * A run that has ended, for better or worse: what its summary and its page tell.
 *
 * @param bucket its name
 * @param folder the run's, {@code s3://bucket/runs/id/}
 * @param headers of the input
 * @param ignoredColumns of the input, each once
 * @param cost of the plan, in words; empty before it is made, and where the destination has no
 *     price
 */
public record RunFacts(
    Manifest manifest,
    Report report,
    RunOutcome outcome,
    String bucket,
    String folder,
    List<Header> headers,
    List<String> ignoredColumns,
    Examples examples,
    String cost) {
  /**
   * A file, a folder or the table.
   *
   * @param label a word for it; empty for what matters to few
   * @param meaning what it is
   * @param size how many files there are and how large; empty for a single one
   */
  public record Place(String label, String address, String meaning, String size) {}

  /** What came of the plan; null before it is made. */
  public @Nullable LoadFigures load() {
    return LoadFigures.of(manifest);
  }

  /** How the run ended, in a line without a full stop that never hides what was left out. */
  public String headline() {
    Stage next = manifest.nextStage();
    String at = next == null ? " after the load" : where(next);
    String ending =
        switch (outcome.kind()) {
          case FAILED -> "Failed" + at;
          case REFUSED -> "Refused" + at;
          case STOPPED -> "Stopped" + at;
          case INTERRUPTED -> "Interrupted" + at;
          case WELL -> next == null ? "Done" : endingBefore(next);
        };
    return Stream.concat(Stream.of(ending), remarks()).collect(Collectors.joining(", "));
  }

  /** A guard stands between two stages, so that the next one may not have begun. */
  private String where(Stage next) {
    Optional<Stage> last =
        Arrays.stream(Stage.values())
            .takeWhile(manifest::isDone)
            .reduce((before, after) -> after)
            .filter(stage -> outcome.kind() == RunOutcome.Kind.STOPPED)
            .filter(stage -> manifest.stage(next) == null);
    return last.map(stage -> " after " + stage.label()).orElse(" at " + next.label());
  }

  private String endingBefore(Stage next) {
    return report.dryRun()
        ? "Dry run done, nothing was written to " + report.destination().name()
        : "Done, but for " + next.label() + " and what follows";
  }

  private Stream<String> remarks() {
    long flagged = report.issuesByField().values().stream().mapToLong(count -> count).sum();
    return Stream.of(
            remark(report.rows().rejected(), "row", "rejected"),
            remark(flagged, "field", "flagged"),
            remark(ignoredColumns.size(), "column", "ignored"))
        .filter(remark -> !remark.isEmpty());
  }

  private static String remark(long count, String noun, String what) {
    return count == 0 ? "" : Numbers.of(count, noun) + ' ' + what;
  }

  /** What the headline says: {@code good}, {@code warn} or {@code bad}. */
  public String tone() {
    if (!outcome.isWell()) {
      return "bad";
    }
    return remarks().findAny().isPresent() ? "warn" : "good";
  }

  /** What the command does that goes on with the run; null where there is nothing left. */
  public @Nullable String next() {
    return outcome.goOn() == null ? null : outcome.next(report.dryRun());
  }

  /** Where everything lies that the run came to write. */
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    if (manifest.isDone(Stage.LOAD)) {
      places.add(new Place("Table", report.destination().name(), "the table", ""));
    }
    places.add(new Place("Run", folder, "manifest.json says what it read, did and wrote", ""));
    add(places, Stage.EXTRACT, "", RunFolder.RAW, "the local input as it was read");
    add(places, Stage.TRANSFORM, "Snapshot", RunFolder.PROCESSED, "one item a line");
    if (report.rows().rejected() > 0) {
      add(
          places,
          Stage.TRANSFORM,
          "Rejects",
          RunFolder.REJECTED,
          "rejected rows; rows-N.csv, once mended, goes back in as --input");
    }
    add(places, Stage.PLAN, "", RunFolder.CHANGES, "what had to change in the table");
    places.add(new Place("Report", folder + RunFolder.REPORT_HTML, "the page", ""));
    places.add(new Place("", folder + RunFolder.REPORT_JSON, "the figures of the page", ""));
    return places;
  }

  private void add(List<Place> places, Stage stage, String label, String below, String meaning) {
    if (!manifest.isDone(stage)) {
      return;
    }
    List<FileEntry> files = manifest.done(stage).files(below);
    if (!files.isEmpty() || !label.isEmpty()) {
      long bytes = files.stream().mapToLong(FileEntry::size).sum();
      String size = Numbers.of(files.size(), "file") + ", " + Numbers.bytes(bytes);
      places.add(new Place(label, folder + below, meaning, size));
    }
  }
}
