package org.therapeuticlocator.pipeline.fault;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.junit.Assume.assumeTrue;
import static org.therapeuticlocator.pipeline.fault.Fault.before;
import static org.therapeuticlocator.pipeline.fault.Fault.error;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A load that succeeded succeeds, whatever becomes of its report. */
public class ReportFaultsIT {
  private static final int ITEMS = 30;
  private static final Path FULL = Path.of("/dev/full");

  @Rule public final Lab lab = new Lab();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void pageThatMayNotBeWrittenIsAWarning() {
    lab.putInput(ITEMS);
    lab.s3().add(error(403, "AccessDenied").on(Lab.writes("report.html")));

    Outcome run = lab.run(Runner.DIRECT, "--json", "--report=" + folder.getRoot());

    assertThat(run.err(), run.status(), is(0));
    assertThat(
        run.err(), stringContainsInOrder("Warning: ", "report.html could not be written: ", "may"));
    assertSummaryAndJson(run);
    assertThat(Files.exists(folder.getRoot().toPath().resolve("report.html")), is(true));
    lab.assertDone(ITEMS);
  }

  @Test
  public void reportThatMayNotBeWrittenFailsTheRunAfterItsSummary() {
    lab.putInput(ITEMS);
    lab.s3().add(error(403, "AccessDenied").nth(1).on(Lab.writes("report.json")));

    Outcome run = lab.run(Runner.DIRECT, "--json");

    assertThat(run.err(), run.status(), is(1));
    assertThat(
        run.err(),
        stringContainsInOrder(
            "Failed: s3://",
            "report.json could not be written: ",
            "The table is complete.",
            "Resume with: ",
            "--runId=run"));
    assertSummaryAndJson(run);

    Outcome resumed = lab.run(Runner.DIRECT);
    assertThat(resumed.err(), resumed.status(), is(0));
    lab.assertDone(ITEMS);
  }

  @Test
  public void tableIsNotCalledCompleteWhereNothingWasLoaded() {
    lab.putInput(ITEMS);
    lab.s3().add(error(403, "AccessDenied").on(Lab.writes("report.json")));

    for (String option : List.of("--dryRun", "--stages=extract")) {
      Outcome run = lab.run(Runner.DIRECT, option);

      assertThat(run.err(), run.status(), is(1));
      assertThat(run.err(), not(containsString("table is complete")));
      assertThat(run.err(), containsString("nothing was written to the table"));
    }
  }

  @Test
  public void oldRunThatMayNotBeReadIsAtMostMissingFromTheHistory() {
    lab.putInput(ITEMS);
    assertThat(lab.run(Runner.DIRECT, "--runId=old").status(), is(0));
    lab.s3().add(error(403, "InvalidObjectState").on("GET .*/runs/old/manifest.json"));

    Outcome run = lab.run(Runner.DIRECT, "--json", "--report=" + folder.getRoot());

    assertThat(run.err(), run.status(), is(0));
    assertSummaryAndJson(run);
    assertThat(Files.exists(folder.getRoot().toPath().resolve("report.html")), is(true));
  }

  @Test
  public void reportFolderThatIsGoneAtTheEndFailsTheRunAfterItsSummary() throws IOException {
    lab.putInput(ITEMS);
    Path reports = folder.newFolder("reports").toPath();
    lab.s3().add(before(() -> Files.delete(reports)).nth(1).on(Lab.writes("report.json")));

    Outcome run = lab.run(Runner.DIRECT, "--json", "--report=" + reports);

    assertThat(run.err(), run.status(), is(1));
    assertThat(
        run.err(),
        stringContainsInOrder(
            reports + "/report.json could not be written: ",
            "it does not exist",
            "The table is complete."));
    assertSummaryAndJson(run);
    lab.assertDone(ITEMS);
  }

  @Test
  public void fullDiskFailsTheRunForItsReportAndNotForItsPage() throws IOException {
    assumeTrue(Files.exists(FULL));
    lab.putInput(ITEMS);
    Path reports = folder.getRoot().toPath();
    Files.createSymbolicLink(reports.resolve("report.html"), FULL);

    Outcome page = lab.run(Runner.DIRECT, "--report=" + reports);
    assertThat(page.err(), page.status(), is(0));
    assertThat(
        page.err(), stringContainsInOrder("Warning: ", "report.html", "No space left on device"));

    Files.delete(reports.resolve("report.json"));
    Files.createSymbolicLink(reports.resolve("report.json"), FULL);
    Outcome report = lab.run(Runner.DIRECT, "--report=" + reports);
    assertThat(report.err(), report.status(), is(1));
    assertThat(
        report.err(),
        stringContainsInOrder("report.json", "No space left on device", "The table is complete."));
  }

  private static void assertSummaryAndJson(Outcome run) {
    List<String> out = run.out().lines().toList();
    assertThat(out.get(1), startsWith("Done, 1 row rejected"));
    assertThat(
        out.get(out.size() - 1),
        stringContainsInOrder("{\"runId\":\"run\",\"state\":\"succeeded\"", "\"inserted\":"));
  }
}
