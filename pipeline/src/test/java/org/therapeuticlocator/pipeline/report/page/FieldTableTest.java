package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.Test;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.SampleChange;
import org.therapeuticlocator.pipeline.run.SomeManifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.BeforeAfter;

public class FieldTableTest {
  private static final Map<String, Long> ZIP_CODES =
      Map.of(
          "kept", 1_000L,
          "updated", 800L,
          "unchanged", 200L,
          "comparedByField", 800L,
          "changed.zip_code", 600L,
          "changed.city", 500L,
          "changed.npi", 1L);

  @Test
  public void fieldsHaveTheirShareOfTheUpdates() {
    FieldTable table = table(run(ZIP_CODES, "all"), List.of());

    assertThat(
        table.bars(),
        is(
            List.of(
                new FieldTable.Bar("zip_code", 600, "75.0 %", 75),
                new FieldTable.Bar("city", 500, "62.5 %", 62.5),
                new FieldTable.Bar("npi", 1, "0.1 %", 0.125))));
  }

  @Test
  public void fieldThatChangesInMoreThanHalfOfAllKeptIsNamed() {
    FieldTable table = table(run(ZIP_CODES, "all"), List.of());

    assertThat(table.most(), is(List.of(new FieldTable.Share("zip_code", "60.0 %"))));
    assertThat(
        SomeRun.page(run(ZIP_CODES, "all"), List.of(), List.of()),
        containsString("<b>zip_code</b> changes in 60.0 % of all items kept: is that meant?"));
  }

  @Test
  public void sampleStandsForAllUpdates() {
    Map<String, Long> counts = new TreeMap<>(ZIP_CODES);
    counts.putAll(
        Map.of(
            "comparedByField", 100L,
            "changed.zip_code", 75L,
            "changed.city", 62L,
            "changed.npi", 0L));
    RunFacts run = run(counts, "sample");

    assertThat(
        table(run, List.of()).most(), is(List.of(new FieldTable.Share("zip_code", "60.0 %"))));
    String page = SomeRun.page(run, List.of(), List.of());
    assertThat(
        page,
        containsString(
            "Items updated: <b data-figure=\"load.updated\">800</b>, of which a fixed sample was looked"
                + " at: <b data-figure=\"load.changedByFieldOf\">100</b>. How many of them change in"
                + " each attribute;"));
    assertFiguresAreTheReports(run, page);
  }

  @Test
  public void samplesShowEveryFieldAlsoOneThatChangesSeldom() {
    List<BeforeAfter> updates = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      updates.add(update("a" + i, Attribute.ZIP_CODE));
    }
    updates.add(update("b", Attribute.CITY));
    updates.add(update("c", Attribute.NPI));

    assertThat(
        table(run(ZIP_CODES, "all"), updates).samples().stream()
            .map(sample -> sample.item().id())
            .toList(),
        is(List.of("a0", "a1", "a2", "b", "c")));
  }

  @Test
  public void nothingUpdatedAndAPlanOfAnEarlierVersionHaveNone() {
    assertThat(FieldTable.of(SomeRun.done().report(), List.of()), nullValue());
    assertThat(FieldTable.of(run(Map.of(), "all").report(), List.of()), nullValue());
    assertThat(SomeRun.page(SomeRun.done()), not(containsString("field by field")));
  }

  @Test
  public void updatesAreShownBeforeAndAfterInsteadOfListed() {
    RunFacts run = run(ZIP_CODES, "all");
    String attack = "<script>\u202E";
    BeforeAfter update =
        new BeforeAfter(
            line("b1", Attribute.CITY, attack), line("b1", Attribute.ZIP_CODE, "02139"));
    List<SampleChange> listed =
        List.of(
            new SampleChange("insert", "i1", null),
            new SampleChange("update", "u1", null),
            new SampleChange("delete", "d1", null));

    String page = SomeRun.page(run, listed, List.of(update));

    assertThat(
        page,
        stringContainsInOrder(
            "What changed in the table",
            "<span class=\"change insert\">insert</span>",
            "<span class=\"change delete\">delete</span>",
            "What changed, field by field",
            "Before and after",
            "rowspan=\"2\" title=\"b1\">ELM</th>",
            "city</td><td>&lt;script&gt;⟨U+202E⟩</td><td><span class=\"empty\">none</span></td>",
            "zip_code</td><td><span class=\"empty\">none</span></td><td>02139</td>",
            "1 of 800 shown"));
    assertThat(page, not(containsString("change update")));
    assertThat(page, not(containsString("<script>")));
    assertFiguresAreTheReports(run, page);
    assertThat(
        PageFigures.of(page).keySet(),
        hasItems("load.changedByField.zip_code", "load.changedByField.npi"));
  }

  @Test
  public void withoutBothSidesUpdatesAreListed() {
    String page =
        SomeRun.page(
            run(ZIP_CODES, "all"), List.of(new SampleChange("update", "u1", null)), List.of());

    assertThat(page, containsString("<span class=\"change update\">update</span>"));
    assertThat(page, not(containsString("Before and after")));
  }

  private static void assertFiguresAreTheReports(RunFacts run, String page) {
    Map<String, List<String>> shown = PageFigures.of(page);
    assertThat(shown, is(PageFigures.expected(run.report().toJson(), shown)));
  }

  private static FieldTable table(RunFacts run, List<BeforeAfter> updates) {
    Report report = run.report();
    return Objects.requireNonNull(FieldTable.of(report, updates));
  }

  /** A run whose stages all counted {@code counts}. */
  private static RunFacts run(Map<String, Long> counts, String compared) {
    SomeManifest made =
        SomeRun.begun()
            .done(Stage.EXTRACT, "03:15:00", "03:15:01", Map.of())
            .done(Stage.TRANSFORM, "03:15:02", "03:15:18", counts)
            .done(Stage.PLAN, "03:15:18", "03:15:22", counts)
            .fact(Stage.PLAN, "comparedByField", compared)
            .done(Stage.LOAD, "03:15:23", "03:15:43", Map.of());
    return SomeRun.facts(made, RunOutcome.well(null), false);
  }

  private static BeforeAfter update(String id, Attribute attribute) {
    return new BeforeAfter(line(id, attribute, "before"), line(id, attribute, "after"));
  }

  private static String line(String id, Attribute attribute, String value) {
    return SnapshotLine.format(
        Provider.builder()
            .put(Attribute.ID, id)
            .put(Attribute.PROVIDER_NAME, "ELM")
            .put(attribute, value)
            .build());
  }
}
