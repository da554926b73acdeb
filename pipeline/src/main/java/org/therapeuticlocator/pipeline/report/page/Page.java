package org.therapeuticlocator.pipeline.report.page;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.Headline;
import org.therapeuticlocator.pipeline.report.LoadFigures;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.RunFiles;
import org.therapeuticlocator.pipeline.report.SampleChange;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Issue;

/**
 * All that the templates show, section by section; null or empty for what the run did not reach.
 *
 * @param read the rows, by what became of them
 * @param kept the items, by what became or has to become of them
 * @param unreadable how many rows had lost characters before they were published; null for none
 */
record Page(
    RunFacts run,
    Headline headline,
    RunHeader about,
    @Nullable StackedBar read,
    @Nullable StackedBar kept,
    List<ExampleGroup> rejects,
    List<ExampleGroup> flags,
    @Nullable Profile profile,
    List<Completeness> attributes,
    @Nullable Long unreadable,
    List<Inventory> stocks,
    @Nullable ProviderMap map,
    List<SampleChange> sampleChanges,
    @Nullable History history,
    List<TimelineStep> timeline,
    List<RunFiles.Place> places) {
  private static final int STATE_TABLES = 3;
  private static final int PRODUCT_TABLES = 1;

  static Page of(
      RunFacts run, @Nullable Profile profile, List<SampleChange> changes, List<Manifest> earlier) {
    Report report = run.report();
    LoadFigures load = run.load();
    return new Page(
        run,
        Headline.of(run),
        RunHeader.of(run.manifest()),
        run.manifest().isDone(Stage.TRANSFORM) ? read(report.rows()) : null,
        load == null ? null : StackedBar.of(load.unchanged(), load.updated(), load.inserted()),
        ExampleGroup.rejects(run),
        ExampleGroup.flags(run),
        profile,
        profile == null ? List.of() : Completeness.of(profile, report),
        report.issuesByField().get(Issue.UNREADABLE_CHARACTERS.name()),
        profile == null
            ? List.of()
            : List.of(
                Inventory.of("state", profile.states(), STATE_TABLES),
                Inventory.of("product", profile.products(), PRODUCT_TABLES)),
        profile == null ? null : ProviderMap.of(profile),
        changes,
        History.of(run.manifest(), earlier),
        TimelineStep.of(run),
        RunFiles.of(run));
  }

  private static StackedBar read(Report.Rows rows) {
    return StackedBar.of(
        new LoadFigures.Figure("kept", "kept", rows.kept()),
        new LoadFigures.Figure("duplicate", "duplicate", rows.duplicate()),
        new LoadFigures.Figure("rejected", "rejected", rows.rejected()),
        new LoadFigures.Figure("blank", "blank", rows.blank()));
  }

  /** As a decimal, which is written as a figure; null where none are counted. */
  @Nullable BigDecimal readUnits() {
    Report.Load load = run.report().load();
    return load == null || load.readUnits() == null ? null : BigDecimal.valueOf(load.readUnits());
  }
}
