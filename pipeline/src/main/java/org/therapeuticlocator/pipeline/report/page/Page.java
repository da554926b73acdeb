package org.therapeuticlocator.pipeline.report.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.report.Headline;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.RunFiles;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.profile.Profile;

/**
 * All that the page shows, section by section; null or empty for what the run did not reach.
 *
 * @param next what the command does that goes on with the run
 */
record Page(
    Headline headline,
    RunOutcome outcome,
    @Nullable String next,
    RunHeader about,
    @Nullable RowBars equation,
    @Nullable Findings rejects,
    @Nullable Findings flags,
    @Nullable Completeness quality,
    List<Inventory> stocks,
    @Nullable ProviderMap map,
    @Nullable Changes changes,
    @Nullable History history,
    Timeline timeline,
    List<RunFiles.Place> places) {
  private static final int STATE_TABLES = 3;
  private static final int PRODUCT_TABLES = 1;

  /**
   * What was found wrong with rows.
   *
   * @param where all of the rows lie
   */
  record Findings(List<ExampleGroup> groups, Figure of, String where) {}

  static Page of(PageFacts facts) {
    RunFacts run = facts.run();
    Report.Rows rows = run.report().rows();
    Profile profile = facts.profile().orElse(null);
    return new Page(
        Headline.of(run),
        run.outcome(),
        run.next(),
        RunHeader.of(run),
        RowBars.of(run),
        findings(
            ExampleGroup.rejects(run),
            Figure.rows("rejected", rows.rejected()),
            run.folder() + RunFolder.REJECTED),
        findings(
            ExampleGroup.flags(run),
            Figure.rows("kept", rows.kept()),
            run.folder() + RunFolder.PROCESSED),
        profile == null ? null : Completeness.of(profile, run),
        profile == null
            ? List.of()
            : List.of(
                Inventory.of("state", profile.states(), STATE_TABLES),
                Inventory.of("product", profile.products(), PRODUCT_TABLES)),
        profile == null ? null : ProviderMap.of(profile, facts.outlines()),
        Changes.of(facts),
        History.of(facts),
        Timeline.of(run),
        RunFiles.of(run));
  }

  private static @Nullable Findings findings(List<ExampleGroup> groups, Figure of, String where) {
    return groups.isEmpty() ? null : new Findings(groups, of, where);
  }
}
