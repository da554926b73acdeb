package org.therapeuticlocator.pipeline.report.page;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.LoadFigures;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.RunFiles;
import org.therapeuticlocator.pipeline.report.SampleChange;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Issue;

/**
 * What the templates ask for by its name, section by section; null or empty for what the run did
 * not reach.
 */
record Page(
    RunFacts run,
    @Nullable Profile profile,
    List<SampleChange> sampleChanges,
    List<Manifest> earlier) {
  private static final int MOST_FILES = 10;
  private static final int STATE_TABLES = 3;
  private static final int PRODUCT_TABLES = 1;

  /** A file as the user named it, with its size. */
  record InputFile(String name, String size) {}

  /**
   * A part of a whole.
   *
   * @param width in percent; null for none, which is not drawn
   */
  record Part(LoadFigures.Figure figure, String percent, @Nullable Double width) {
    static List<Part> of(long whole, LoadFigures.Figure... figures) {
      return Arrays.stream(figures)
          .map(
              figure ->
                  new Part(
                      figure,
                      Numbers.percent(figure.count(), whole),
                      figure.count() == 0 ? null : 100.0 * figure.count() / whole))
          .toList();
    }
  }

  String start() {
    return run.manifest().started().map(Numbers::time).orElse("");
  }

  /** From the first start to the last end, pauses included; empty before the first end. */
  String took() {
    return run.manifest().stages().values().stream()
        .map(StageRecord::end)
        .filter(Objects::nonNull)
        .map(Instant::parse)
        .max(Comparator.naturalOrder())
        .map(end -> Duration.between(run.manifest().started().orElse(end), end))
        .map(Numbers::duration)
        .orElse("");
  }

  List<InputFile> inputs() {
    return run.manifest().input().stream()
        .limit(MOST_FILES)
        .map(file -> new InputFile(file.source(), Numbers.bytes(file.size())))
        .toList();
  }

  /** How many files are not listed; empty for none. */
  String moreInputs() {
    return Numbers.ifAny("%,d", Math.max(0, run.manifest().input().size() - MOST_FILES));
  }

  boolean hasRows() {
    return run.manifest().isDone(Stage.TRANSFORM);
  }

  /** The rows, by what became of them. */
  List<Part> read() {
    Report.Rows rows = run.report().rows();
    return Part.of(
        rows.read(),
        new LoadFigures.Figure("kept", "kept", rows.kept()),
        new LoadFigures.Figure("duplicate", "duplicate", rows.duplicate()),
        new LoadFigures.Figure("rejected", "rejected", rows.rejected()),
        new LoadFigures.Figure("blank", "blank", rows.blank()));
  }

  /** The items, by what became or has to become of them; empty before the plan. */
  List<Part> kept() {
    LoadFigures load = run.load();
    return load == null
        ? List.of()
        : Part.of(run.report().rows().kept(), load.unchanged(), load.updated(), load.inserted());
  }

  List<ExampleGroup> rejects() {
    long all = run.report().rows().rejected();
    return ExampleGroup.of("rejectedByReason", run.examples().rejected(run.report()), all, run);
  }

  List<ExampleGroup> flags() {
    long all = run.report().rows().kept();
    return ExampleGroup.of("issuesByField", run.examples().flagged(run.report()), all, run);
  }

  List<Completeness> attributes() {
    return profile == null ? List.of() : Completeness.of(profile, run.report());
  }

  /** How many rows had lost characters before they were published; null for none. */
  @Nullable Long unreadable() {
    return run.report().issuesByField().get(Issue.UNREADABLE_CHARACTERS.name());
  }

  List<Inventory> stocks() {
    return profile == null
        ? List.of()
        : List.of(
            Inventory.of("state", profile.states(), STATE_TABLES),
            Inventory.of("product", profile.products(), PRODUCT_TABLES));
  }

  @Nullable ProviderMap map() {
    return profile == null ? null : ProviderMap.of(profile);
  }

  /** As a decimal, which is written as a figure; null where none are counted. */
  @Nullable BigDecimal readUnits() {
    Report.Load load = run.report().load();
    return load == null || load.readUnits() == null ? null : BigDecimal.valueOf(load.readUnits());
  }

  @Nullable History history() {
    return History.of(run.manifest(), earlier);
  }

  List<TimelineStep> timeline() {
    return TimelineStep.of(run);
  }

  List<RunFiles.Place> places() {
    return RunFiles.of(run);
  }
}
