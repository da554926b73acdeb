package org.therapeuticlocator.pipeline.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.it.Loader.Result;

/** Which stream and file says what, and what rejected rows can be used for. */
public class OutputIT {
  private static final String INPUT =
      """
      provider_name,state_code,order_label,zip,npi
      ELM,MA,Paxlovid,02139,
      ELM,MA,Paxlovid,02139,

      OAK,XX,Paxlovid,02139,1
      "ASH, INC",,Paxlovid,O2139,
      "OPEN,MA,Paxlovid,02139,
      FIR,MA,Paxlovid,O2139,1
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
  public void jsonIsTheLastLineAndTheReportsAreEqual() throws IOException {
    Path reports = folder.getRoot().toPath().resolve("made/for/it");

    Result result = load("run", "--json=true", "--report=" + reports);

    assertThat(result.err(), result.status(), is(0));
    List<String> out = result.out().lines().toList();
    assertThat(out.get(out.size() - 1), equalTo(here.run("run").text("report.json")));
    for (String report : List.of("report.json", "report.html")) {
      assertThat(Files.readString(reports.resolve(report)), equalTo(here.run("run").text(report)));
    }
  }

  @Test
  public void figuresGoToStandardOutputAndTheRestToStandardError() {
    Result result = load("run");

    assertThat(result.err(), result.status(), is(0));
    assertThat(
        result.out(),
        stringContainsInOrder(
            "Done, 3 rows rejected, 2 fields flagged.",
            "7 read = 1 blank + 3 rejected + 1 duplicate + 2 kept",
            "2 kept = 2 inserted + 0 updated + 0 unchanged",
            "0 stale, 0 deleted, 0 foreign; 2 write units",
            "rejected MALFORMED_CSV: 1",
            "in.csv:7  \"OPEN,MA,Paxlovid,02139,",
            "rejected UNKNOWN_STATE: 2",
            "in.csv:5  XX",
            "in.csv:6  (no value)",
            "Write the two letters of the postal service, such as TX.",
            "flagged NPI: 1",
            "flagged ZIP: 1",
            here.uri("runs/run/report.html"),
            "never with --staleRows=delete",
            here.uri("runs/run/rejected/rows-1.csv"),
            "--input=rows-1.csv"));
    List<String> err = result.err().lines().toList();
    assertThat(err.get(0), stringContainsInOrder(here.bucket(), "(--s3Endpoint)"));
    assertThat(err.get(1), stringContainsInOrder(here.table(), "(--dynamodbEndpoint)"));
    assertThat(err.get(2), is("Reading the headers …"));
    assertThat(err.get(3), stringContainsInOrder("run", here.uri("runs/run/")));
    assertThat((result.out() + result.err()).matches("[^\\x00-\\x09\\x0B-\\x1F\\x7F]*"), is(true));
    assertThat(result.out() + result.err(), not(containsString(LocalAwsRule.ACCESS_KEY)));
  }

  @Test
  public void runWithoutAnIdIsNamedByItsStart() {
    Result result = Loader.DIRECT.run(here, "--input=" + here.uri("in.csv"), "--stages=extract");

    assertThat(result.err(), result.status(), is(0));
    List<String> manifests =
        here.keys("runs/").stream().filter(key -> key.endsWith("/manifest.json")).toList();
    assertThat(manifests.size(), is(1));
    assertThat(
        manifests.get(0).matches("runs/[0-9]{8}T[0-9]{6}[.][0-9]{3}Z/manifest[.]json"), is(true));
  }

  @Test
  public void nothingIsLeftThatTheContractDoesNotName() {
    assertThat(load("run").status(), is(0));

    List<String> others =
        here.keys("runs/run/").stream()
            .map(key -> key.substring("runs/run/".length()))
            .filter(
                key ->
                    !key.matches(
                        "manifest.json|report.json|report.html|counts/([a-z]+.jsonl|profile.json|ids.txt|stale/part-[-0-9of]+.jsonl.gz)"
                            + "|(processed|changes)/part-[0-9]{5}-of-[0-9]{5}.jsonl.gz"
                            + "|rejected/(part-[0-9]{5}-of-[0-9]{5}.jsonl|rows-1.csv|unparsed.txt)"))
            .toList();
    assertThat(others, empty());
  }

  @Test
  public void rejectedRowsMendedGoStraightBackIn() {
    assertThat(load("run").status(), is(0));
    String source = here.uri("in.csv");
    assertThat(
        here.run("run").text("rejected/rows-1.csv").lines().toList(),
        contains(
            "provider_name,state_code,order_label,zip,npi,_reason,_column,_value,_file,_line",
            "OAK,XX,Paxlovid,02139,1,UNKNOWN_STATE,state_code,XX," + source + ",5",
            "\"ASH, INC\",,Paxlovid,O2139,,UNKNOWN_STATE,state_code,," + source + ",6"));
    assertThat(
        here.run("run").text("rejected/unparsed.txt"), equalTo("\"OPEN,MA,Paxlovid,02139,\n"));
    List<String> before = here.items();

    here.put(
        "mended.csv",
        here.run("run")
            .text("rejected/rows-1.csv")
            .replace("OAK,XX", "OAK,MA")
            .replace("INC\",,", "INC\",RI,"));
    Result mended = Loader.DIRECT.run(here, "--input=" + here.uri("mended.csv"), "--runId=mended");

    assertThat(mended.err(), mended.status(), is(0));
    assertThat(here.items().size(), is(before.size() + 2));
  }

  @Test
  public void truncatedFileFailsTheRunAndTheTableIsNotTouched() throws IOException {
    // So long that its end is not met while the header is looked for.
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (PrintStream gzip = new PrintStream(new GZIPOutputStream(packed), false, UTF_8)) {
      gzip.print(INPUT);
      new Random(1).longs(50_000).forEach(note -> gzip.println("ELM " + note + ",MA,P,,"));
    }
    here.put("cut.csv.gz", Arrays.copyOf(packed.toByteArray(), packed.size() - 6));

    Result result = Loader.DIRECT.run(here, "--input=" + here.uri("cut.csv.gz"), "--runId=run");

    assertThat(result.err(), result.status(), is(1));
    assertThat(
        result.err().lines().toList(),
        hasItem(
            stringContainsInOrder(
                "Failed: ",
                here.uri("cut.csv.gz"),
                "cannot be unpacked to its end",
                "Get the file")));
    assertThat(result.out(), stringContainsInOrder("Failed at transform."));
    assertThat(result.err(), stringContainsInOrder("Resume with: ", "--runId=run"));
    assertThat(here.run("run").isDone("transform"), is(false));
    assertThat(here.run("run").report().path("state").asText(), is("failed"));
    assertThat(here.items(), empty());
  }

  @Test
  public void lineOfFortyMegabytesIsRejectedWholeOnFlink() {
    String line = "OAK,XX,Paxlovid,02139," + "x".repeat(40_000_000);
    here.put("in.csv", INPUT.lines().limit(2).collect(joining("\n")) + '\n' + line + '\n');

    Result result =
        Loader.FLINK.run(
            here, "--input=" + here.uri("in.csv"), "--runId=run", "--maxRejectedPercent=50");

    assertThat(result.err(), result.status(), is(0));
    assertThat(result.err(), not(containsString("Warning")));
    // Not by a matcher, which would print it.
    String csv = here.run("run").text("rejected/rows-1.csv");
    assertThat(csv.contains('\n' + line + ",UNKNOWN_STATE,state_code,XX,"), is(true));
    String json = here.run("run").text("rejected/part-00000-of-00001.jsonl");
    assertThat(json.endsWith(",\"line\":\"" + line + "\"}\n"), is(true));
  }

  @Test
  public void verifyReadsTheTableOnceMore() {
    Result result = load("run", "--verify=true");

    assertThat(result.err(), result.status(), is(0));
    assertThat(here.items(), equalTo(here.run("run").processed()));
  }

  @Test
  public void helpAndVersionStartNothing() {
    Result help = Loader.DIRECT.run(List.of("--help"));
    assertThat(help.status(), is(0));
    for (String option : List.of("--input", "--runId", "--dryRun", "--maxDeletePercent", "130")) {
      assertThat(help.out(), containsString(option));
    }
    Result version = Loader.DIRECT.run(List.of("--version"));
    assertThat(version.status(), is(0));
    assertThat(version.out(), startsWith("therapeutic-locator-loader "));
  }

  private Result load(String runId, String... options) {
    String[] all = Arrays.copyOf(options, options.length + 3);
    all[options.length] = "--input=" + here.uri("in.csv");
    all[options.length + 1] = "--runId=" + runId;
    all[options.length + 2] = "--maxRejectedPercent=50";
    return Loader.DIRECT.run(here, all);
  }
}
