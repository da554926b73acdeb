package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assume.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.pipeline.scripts.ProjectCopy;
import org.therapeuticlocator.pipeline.scripts.Script;

/** Whole runs by the run scripts, on a machine that has not all that it should. */
public class ScriptRunIT {
  private static final String INPUT =
      """
      provider_name,state_code,order_label,zip
      ELM,MA,Paxlovid,02139
      OAK,XX,Paxlovid,02139
      FIR,MA,Paxlovid,O2139
      """;

  // An archive of classes takes longer to make than what it saves a few runs.
  private static final String WITHOUT_ARCHIVE = "-Xshare:auto";

  @ClassRule public static final ProjectCopy PROJECT = new ProjectCopy();

  @Rule public final LocalAwsRule aws = new LocalAwsRule();

  private Workspace here = new Workspace("");

  @Before
  public void makeWorkspace() throws IOException {
    here = aws.newWorkspace();
    here.put("in.csv", INPUT);
    if (!Files.exists(PROJECT.getRoot().toPath().resolve("stub"))) {
      PROJECT.withStubbedMaven();
    }
    PROJECT
        .with("AWS_ACCESS_KEY_ID", LocalAwsRule.ACCESS_KEY)
        .with("AWS_SECRET_ACCESS_KEY", LocalAwsRule.ACCESS_KEY)
        .with("LOCATOR_JAVA_OPTS", WITHOUT_ARCHIVE);
  }

  @Test
  public void namesFiguresAndReportAreTheSameInEveryLocaleAndPrintedCommandsWork()
      throws Exception {
    Script.Ended dry = loadInArabic("run-direct.sh");
    assertThat(here.items(), empty());

    // In another locale.
    PROJECT.with("LOCATOR_JAVA_OPTS", WITHOUT_ARCHIVE);
    Script.Ended carriedOut =
        PROJECT.run(PROJECT.elsewhere(), dry.after("To carry out this plan:"));

    assertThat(carriedOut.err(), carriedOut.status(), is(0));
    StoredRun direct = here.run("run-direct.sh");
    assertThat(here.items(), equalTo(direct.processed()));
    assertThat(direct.report().at("/load/inserted").asInt(), is(2));

    loadInArabic("run-flink.sh");
    StoredRun flink = here.run("run-flink.sh");
    assertThat(flink.processed(), equalTo(direct.processed()));
    assertThat(flink.rejected(), equalTo(direct.rejected()));
    assertThat(flink.report().get("rows"), equalTo(direct.report().get("rows")));
    assertThat(flink.report().at("/load/unchanged").asInt(), is(2));
  }

  private Script.Ended loadInArabic(String runner) throws Exception {
    PROJECT.with("LOCATOR_JAVA_OPTS", WITHOUT_ARCHIVE + " -Duser.language=ar -Duser.country=EG");
    Script.Ended ended = load(runner, runner, "--dryRun");
    assertThat(ended.err(), ended.status(), is(0));
    assertThat(ended.out() + ended.err(), not(matchesPattern("(?s).*[\\p{Nd}&&[^0-9]].*")));
    assertThat(here.keys("runs/" + runner + "/"), everyItem(matchesPattern("[ -~]*")));
    return ended;
  }

  @Test
  public void messagesThatCannotBePrintedStopNothingAndAResultThatIsLostEndsWith1()
      throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")));

    Script.Ended json = load("run-direct.sh", "json", "--json >/dev/full");

    assertThat(json.status(), is(1));
    assertThat(json.err(), containsString("The result could not be written"));
    assertThat(here.items(), equalTo(here.run("json").processed()));

    Script.Ended deaf = load("run-direct.sh", "deaf", "--dryRun 2>/dev/full");
    assertThat(deaf.status(), is(0));
    assertThat(here.run("deaf").isDone("plan"), is(true));
  }

  @Test
  public void outOfMemoryEndsWith1AndTheCommandThatResumes() throws Exception {
    here.put("large.csv.gz", largeLine());
    for (String runner : List.of("run-direct.sh", "run-flink.sh")) {
      PROJECT.with("LOCATOR_JAVA_OPTS", WITHOUT_ARCHIVE + " -Xmx100m");
      Script.Ended ended = load(runner, runner, "--input=" + here.uri("large.csv.gz"));

      assertThat(ended.out() + ended.err(), ended.status(), is(1));
      assertThat(ended.after("Failed: "), startsWith("the memory was not enough."));
      assertThat(ended.err(), not(containsString("\tat ")));

      PROJECT.with("LOCATOR_JAVA_OPTS", WITHOUT_ARCHIVE);
      Script.Ended resumed = PROJECT.run(PROJECT.elsewhere(), ended.after("Resume with: "));
      assertThat(resumed.err(), resumed.status(), is(0));
      assertThat(here.items(), equalTo(here.run(runner).processed()));
    }
  }

  /** Of fifty megabytes; the rules ignore its last column. */
  private static byte[] largeLine() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (PrintStream gzip =
        new PrintStream(new GZIPOutputStream(packed), false, StandardCharsets.UTF_8)) {
      gzip.println("provider_name,state_code,order_label,note");
      gzip.println("ELM,MA,Paxlovid,");
      gzip.print("FIR,MA,Paxlovid,");
      String kilobytes = "x".repeat(100_000);
      for (int i = 0; i < 500; i++) {
        gzip.print(kilobytes);
      }
    }
    return packed.toByteArray();
  }

  private Script.Ended load(String runner, String runId, String options) throws Exception {
    String input = options.contains("--input") ? "" : " --input=" + here.uri("in.csv");
    return PROJECT.run(
        PROJECT.elsewhere(),
        "exec '../a project/"
            + runner
            + "' "
            + String.join(" ", here.arguments())
            + input
            + " --awsRegion=us-east-1 --maxRejectedPercent=50 --runId="
            + runId
            + " "
            + options);
  }
}
