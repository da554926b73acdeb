package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.it.Loader.Result;
import org.therapeuticlocator.pipeline.report.page.PageFigures;

/** The page that runs leave behind, however they end. */
public class ReportPageIT {
  private static final String INPUT =
      """
      provider_name,state_code,order_label,zip,npi,comment
      ELM,MA,Paxlovid,02139,,
      ELM,MA,Paxlovid,02139,,
      <script>alert(1)</script>,MA,Paxlovid,02139,,
      OAK,XX,Paxlovid,02139,1,<b>
      "OPEN,MA,Paxlovid,02139,,
      FIR,MA,Paxlovid,O2139,1,
      """;

  @Rule public final LocalAwsRule aws = new LocalAwsRule();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Workspace here = new Workspace("");

  @Before
  public void makeWorkspace() {
    here = aws.newWorkspace();
    here.put("in.csv", INPUT);
  }

  @Test
  public void everyFigureIsTheReportsAndTheLocalCopyIsTheSame() throws IOException {
    Path reports = folder.getRoot().toPath();
    Result result = load("run", "--maxRejectedPercent=50", "--report=" + reports);

    assertThat(result.err(), result.status(), is(0));
    String page = page("run");
    Map<String, List<String>> shown = PageFigures.of(page);
    assertThat(shown, is(PageFigures.expected(here.run("run").text("report.json"), shown)));
    assertThat(shown.get("rows.rejected"), hasItem("2"));
    assertThat(shown.get("load.inserted"), hasItem("3"));
    assertThat(Files.readString(reports.resolve("report.html")), is(page));
    assertThat(
        LocalAwsRule.s3()
            .headObject(request -> request.bucket(here.bucket()).key("runs/run/report.html"))
            .contentType(),
        startsWith("text/html;"));
  }

  @Test
  public void rejectsAndChangesAreShownAsText() {
    assertThat(load("run", "--maxRejectedPercent=50").status(), is(0));

    String page = page("run");
    assertThat(page, containsString("Done, 2 rows rejected, 2 fields flagged, 1 column ignored"));
    assertThat(page, stringContainsInOrder("UNKNOWN_STATE", "in.csv:5", "XX", "&lt;b&gt;"));
    assertThat(page, containsString("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assertThat(page, not(containsString("<script")));
  }

  @Test
  public void runIsComparedWithThoseOfTheSameTable() {
    assertThat(audited("1", "--maxRejectedPercent=50").status(), is(0));
    assertThat(page("1"), containsString("No earlier run of this table"));
    here.put("in.csv", INPUT.lines().limit(2).toList().get(0) + "\nELM,MA,Paxlovid,02139,,\n");

    assertThat(audited("2", "--audit=warn").status(), is(0));
    assertThat(audited("3", "--audit=warn").status(), is(0));

    assertThat(page("2"), containsString("1 item, 66.7 % fewer than the 3 of the last good run"));
    assertThat(page("3"), containsString(">1</th>"));
    assertThat("it was only warned of", page("3"), not(containsString(">2</th>")));
  }

  @Test
  public void updatesAreShownFieldByFieldAlsoWhenTheRunIsToldAgain() {
    assertThat(load("1", "--maxRejectedPercent=50").status(), is(0));
    here.put("in.csv", INPUT.replace("FIR,MA,Paxlovid,O2139,1,", "FIR,MA,Paxlovid,O2139,,"));

    Result result = load("2", "--maxRejectedPercent=50", "--verify");

    assertThat(result.err(), result.status(), is(0));
    assertThat(result.out() + result.err(), containsString("changed fields: issues 1\n"));
    String[] shown = {
      "What changed, field by field",
      "data-figure=\"load.changedByField.issues\">1<",
      "FIR",
      "NPI, ZIP</td><td>ZIP</td>",
      "1 of 1 shown"
    };
    assertThat(page("2"), stringContainsInOrder(shown));
    assertThat(load("2", "--maxRejectedPercent=50").status(), is(0));
    assertThat(page("2"), stringContainsInOrder(shown));
  }

  @Test
  public void stoppedAndFailedAndDryRunsHavePages() {
    assertThat(load("stopped").status(), is(3));
    assertThat(
        page("stopped"),
        stringContainsInOrder(
            "Stopped after transform", "--maxRejectedPercent", "--runId&#x3D;stopped"));

    assertThat(load("dry", "--maxRejectedPercent=50", "--dryRun=true").status(), is(0));
    String dry = page("dry");
    assertThat(dry, containsString("Dry run done, nothing was written to " + here.table()));
    assertThat(dry, containsString("--runId&#x3D;dry"));
    assertThat(dry, not(containsString("--dryRun")));
  }

  private String page(String run) {
    return here.run(run).text("report.html");
  }

  private Result load(String runId, String... options) {
    return run(here.arguments(), runId, options);
  }

  /** With the audit, which the other runs leave out. */
  private Result audited(String runId, String... options) {
    return run(here.places(), runId, options);
  }

  private Result run(List<String> where, String runId, String... options) {
    List<String> all = new ArrayList<>(where);
    all.addAll(List.of(options));
    all.add("--input=" + here.uri("in.csv"));
    all.add("--runId=" + runId);
    return Loader.DIRECT.run(all);
  }
}
