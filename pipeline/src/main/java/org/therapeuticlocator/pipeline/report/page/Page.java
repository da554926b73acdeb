package org.therapeuticlocator.pipeline.report.page;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.input.InputCheck;
import org.therapeuticlocator.pipeline.input.RunInput;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.profile.Profile;

/** All that the page shows, section by section; null or empty for what the run did not reach. */
record Page(
    Verdict verdict,
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
    Places places) {
  private static final int STATE_TABLES = 3;
  private static final int PRODUCT_TABLES = 1;

  /**
   * What was found wrong with rows.
   *
   * @param where all of the rows lie
   */
  record Findings(List<ExampleGroup> groups, Figure of, String where) {}

  static Page of(RunFacts facts) {
    RunInput input = InputCheck.of(facts.manifest());
    Set<String> ignored = input.ignoredColumns();
    Report.Rows rows = facts.report().rows();
    Profile profile = facts.profile().orElse(null);
    return new Page(
        Verdict.of(facts, ignored.size()),
        RunHeader.of(facts, List.copyOf(ignored)),
        RowBars.of(facts.report(), facts.manifest()),
        findings(
            ExampleGroup.rejects(facts, input),
            Figure.rows("rejected", rows.rejected()),
            facts.folder() + RunFolder.REJECTED),
        findings(
            ExampleGroup.flags(facts, input),
            Figure.rows("kept", rows.kept()),
            facts.folder() + RunFolder.PROCESSED),
        profile == null ? null : Completeness.of(profile, facts),
        profile == null
            ? List.of()
            : List.of(
                Inventory.of("state", profile.states(), STATE_TABLES),
                Inventory.of("product", profile.products(), PRODUCT_TABLES)),
        profile == null ? null : ProviderMap.of(profile, facts.outlines()),
        Changes.of(facts),
        History.of(facts),
        Timeline.of(facts),
        Places.of(facts));
  }

  private static @Nullable Findings findings(List<ExampleGroup> groups, Figure of, String where) {
    return groups.isEmpty() ? null : new Findings(groups, of, where);
  }
}
