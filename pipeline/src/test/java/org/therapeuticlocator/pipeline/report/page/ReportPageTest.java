package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Examples.Example;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.SomeManifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Templates;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;

public class ReportPageTest {
  private static final RunOutcome WELL = RunOutcome.well(SomeRun.GO_ON);

  @Test
  public void everyFigureIsThatOfTheReport() {
    RunFacts run = SomeRun.done();
    String page = SomeRun.page(run, SomeRun.profile(), List.of(SomeRun.earlier(69_000)));

    Map<String, List<String>> shown = PageFigures.of(page);

    assertThat(shown, is(PageFigures.expected(run.report().toJson(), shown)));
    assertThat(
        shown.keySet(),
        hasItems(
            "rows.read",
            "rows.blank",
            "rows.rejected",
            "rows.duplicate",
            "rows.kept",
            "rejectedByReason.UNKNOWN_STATE",
            "issuesByField.NPI",
            "load.inserted",
            "load.updated",
            "load.unchanged",
            "load.stale",
            "load.deleted",
            "load.foreign",
            "load.writeUnits",
            "load.readUnits",
            "seconds.load"));
  }

  @Test
  public void valuesOfTheInputAreNeverMarkup() {
    String name = "\"<script>alert(1)</script> {{x}} \u202E\u2028 \"\"q\"\" onclick=x\"";
    Example example =
        new Example("<i>.csv", 2L, "npi", "\"><img src=x>", name + ",MA,P,02139,'x',</script>");

    String page = SomeRun.page(SomeRun.with(SomeRun.done(), SomeRun.examples(Issue.NPI, example)));

    assertThat(page, not(containsString("<script")));
    assertThat(page, not(containsString("</script")));
    assertThat(page, not(containsString("<img")));
    assertThat(page, not(containsString("<i>.csv")));
    assertThat(page, not(containsString("\u202E")));
    assertThat(page, not(containsString("\u2028")));
    assertThat(
        page,
        containsString(
            "&lt;script&gt;alert(1)&lt;/script&gt; {{x}} ⟨U+202E⟩⟨U+2028⟩ &quot;q&quot; onclick"));
  }

  @Test
  public void rejectsSayWhyHowToMendAndHowManyAreShown() {
    Example example = new Example(SomeRun.FILE, 9L, "state_code", "XX", "ELM,XX,P,02139,,");

    String page =
        SomeRun.page(SomeRun.with(SomeRun.done(), SomeRun.examples(Reason.UNKNOWN_STATE, example)));

    assertThat(
        page,
        stringContainsInOrder(
            "UNKNOWN_STATE", "Write the two letters", "locator.csv:9", "XX", "1 of 810 shown"));
    assertThat(page, containsString("s3://bucket/runs/nightly/rejected/"));
  }

  @Test
  public void lineThatIsNotCsvIsShownAsItIs() {
    Example example = new Example(SomeRun.FILE, 9L, null, null, "\"OPEN,<b>");

    String page =
        SomeRun.page(SomeRun.with(SomeRun.done(), SomeRun.examples(Reason.MALFORMED_CSV, example)));

    assertThat(page, containsString("<code>&quot;OPEN,&lt;b&gt;</code>"));
  }

  @Test
  public void pageNeedsNothingElse() {
    String page = SomeRun.page(SomeRun.done(), SomeRun.profile(), List.of(SomeRun.earlier(5)));

    assertThat(page, containsString("content=\"default-src 'none'; style-src 'unsafe-inline'"));
    assertThat(page, not(containsString("http:")));
    assertThat(page, not(containsString("https:")));
    assertThat(page, not(containsString("url(")));
    assertThat(page, not(containsString("@import")));
    assertThat(page.length(), lessThan(100_000));
  }

  @Test
  public void runThatDidNotComeFarHasAPageToo() {
    RunOutcome failed = RunOutcome.of(new RunFailedException("It is gone.", null), null, false);
    String nothing = SomeRun.page(SomeRun.facts(SomeRun.begun(), failed, false));
    String extracted =
        SomeRun.page(SomeRun.facts(SomeRun.loaded().until(Stage.EXTRACT), WELL, false));
    String planned = SomeRun.page(SomeRun.facts(SomeRun.loaded().until(Stage.PLAN), WELL, true));

    assertThat(nothing, stringContainsInOrder("Failed at extract", "It is gone."));
    assertThat(nothing, not(containsString("What became of the rows")));
    assertThat(
        extracted,
        stringContainsInOrder(
            "Done, but for transform and what follows", "To go on with this run:", "--runId"));
    assertThat(
        planned,
        stringContainsInOrder(
            "Dry run done, nothing was written to providers",
            "To carry out this plan:",
            "to insert",
            "What would change in the table"));
  }

  @Test
  public void tableIsNamedWithItsKind() {
    assertThat(
        SomeRun.page(SomeRun.done()),
        stringContainsInOrder("<dt>Table</dt>", "providers", "dynamodb"));
  }

  @Test
  public void destinationWithoutAMeterHasNoUnitsButItsOwnWords() {
    SomeManifest made = SomeRun.loaded().option("destination", "jdbc:postgresql://h/d");
    RunFacts facts = SomeRun.facts(made, RunOutcome.well(null), false);
    String cost = "1,003 rows to write, 2 MB, over 4 connections";

    String page = SomeRun.page(SomeRun.with(facts, Examples.NONE, cost));

    assertThat(page, not(containsString(" units")));
    assertThat(page, containsString("<p>" + cost + ".</p>"));
  }

  @Test
  public void dollarsAreThoseOfTheWriteUnits() {
    assertThat(
        SomeRun.page(SomeRun.done()),
        stringContainsInOrder(
            "1,003,526</b>", "8,123.5</b>; $0.6272 to write, $0.0010 to read, on demand"));
  }

  @Test
  public void historyTellsTheRangeOfTheGoodRunsAndFirstRunHasNone() {
    List<Manifest> before =
        List.of(SomeRun.earlier(200_000), SomeRun.earlier(210_000), SomeRun.earlier(205_000));

    String page = SomeRun.page(SomeRun.done(), SomeRun.profile(), before);

    assertThat(page, containsString("before: 200,000 to 210,000"));
    assertThat(SomeRun.page(SomeRun.done()), containsString("No earlier run of this table"));
  }

  @Test
  public void figuresAreGroupedAndPlacesInPicturesAreNot() {
    assertThat(Templates.format(1_234_567L), is("1,234,567"));
    assertThat(Templates.format(new BigDecimal("8123.50")), is("8,123.5"));
    assertThat(Templates.format(1_234), is("1234"));
    assertThat(Templates.format(1_234.567), is("1234.57"));
  }

  @Test
  public void markupIsText() {
    assertThat(
        ReportPage.escape("</script><b class=\"x\" id='y'>&amp;"),
        is("&lt;/script&gt;&lt;b class&#x3D;&quot;x&quot; id&#x3D;&#39;y&#39;&gt;&amp;amp;"));
  }
}
