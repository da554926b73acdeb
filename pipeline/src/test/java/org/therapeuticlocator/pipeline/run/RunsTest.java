package org.therapeuticlocator.pipeline.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.InMemoryS3;

public class RunsTest {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "input", "a.csv",
          "destination", "dynamodb",
          "table", "providers",
          "staleAfter", "0d",
          "partial", "false");
  private static final String MANIFEST = "runs/nightly/manifest.json";

  private final InMemoryS3 s3 = new InMemoryS3();
  private final Bucket bucket = new Bucket(s3, "data");
  private final List<Manifest> ended = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Runs runs =
      new Runs(
          bucket,
          Clock.fixed(Instant.parse("2024-04-12T03:15:00.123456Z"), ZoneOffset.ofHours(9)),
          null,
          false,
          ended::add,
          warnings::add);

  @Test
  public void runWithoutANameIsNamedByItsStartAndTheNextGetsASuffix() {
    assertThat(claim(null).id(), is("20240412T031500.123Z"));
    assertThat(claim(null).id(), is("20240412T031500.123Z-2"));
    assertThat(claim(null).id(), is("20240412T031500.123Z-3"));
  }

  @Test
  public void newRunHasDoneNothing() {
    assertThat(runs.find("nightly", OPTIONS), is(Optional.empty()));
    Manifest manifest = claim("nightly").manifest();

    assertThat(manifest.runId(), is("nightly"));
    assertThat(manifest.options(), is(OPTIONS));
    assertThat(manifest.stages(), is(Map.of()));
    assertThat(runs.find("nightly", OPTIONS), is(Optional.of(manifest)));
  }

  @Test
  public void runThatIsAliveIsRefused() {
    Run first = claim("nightly");
    RunFailedException refused =
        assertThrows(RunFailedException.class, () -> runs.claim("nightly", OPTIONS));
    assertThat(refused.getMessage(), startsWith("Run nightly is in progress"));
    first.begin(Stage.EXTRACT);
  }

  @Test
  public void runOfADeadProcessIsResumedWithWhatItDid() {
    try (Run first = claim("nightly")) {
      first.begin(Stage.EXTRACT);
      first.end(Stage.EXTRACT, Map.of("files", 1L), List.of(), Map.of());
      first.begin(Stage.TRANSFORM);
    }
    Manifest left = leaveDead();

    Manifest resumed = claim("nightly").manifest();
    assertThat(resumed.stages(), is(left.stages()));
    assertThat(resumed.isDone(Stage.EXTRACT), is(true));
    assertThat(resumed.isDone(Stage.TRANSFORM), is(false));
  }

  @Test
  public void runThatWasLetGoIsResumedByTheSameProcess() {
    claim("nightly").close();
    assertThat(claim("nightly").id(), is("nightly"));
  }

  @Test
  public void whatADeadProcessLeftAtWorkIsEndedBeforeTheRunIsTakenOver() {
    Run first = claim("nightly");
    first.begin(Stage.EXTRACT);
    Manifest left = leaveDead();

    claim("nightly");
    assertThat(ended, is(List.of(left)));
  }

  @Test
  public void runWhoseStagesAllEndedLeftNothingAtWork() {
    Run first = claim("nightly");
    first.begin(Stage.EXTRACT);
    first.end(Stage.EXTRACT, Map.of("files", 1L), List.of(), Map.of());
    leaveDead();

    claim("nightly");
    assertThat(ended, is(List.of()));
  }

  @Test
  public void runIsNotTakenOverWhileSomethingMayBeAtWork() {
    Run first = claim("nightly");
    first.begin(Stage.EXTRACT);
    Manifest left = leaveDead();
    Runs unsure =
        new Runs(
            bucket,
            Clock.systemUTC(),
            null,
            false,
            manifest -> {
              throw new RunFailedException("unsure", null);
            },
            warnings::add);

    assertThrows(RunFailedException.class, () -> unsure.claim("nightly", OPTIONS));
    assertThat(runs.find("nightly", OPTIONS), is(Optional.of(left)));
  }

  @Test
  public void claimNamesTheClusterThatItsJobsGoTo() {
    Runs onCluster =
        new Runs(bucket, Clock.systemUTC(), "http://flink:8081", false, ended::add, warnings::add);
    onCluster.claim("nightly", OPTIONS);
    assertThat(
        runs.find("nightly", OPTIONS).orElseThrow().claim().cluster(), is("http://flink:8081"));
  }

  @Test
  public void runOfAnEarlierVersionIsOfDynamoDbWholeAndDeletesAtOnce() {
    Map<String, String> before = Map.of("input", "a.csv", "table", "providers");
    runs.claim("nightly", before).close();

    assertThat(runs.find("nightly", OPTIONS).orElseThrow().options(), is(OPTIONS));
    assertThat(
        assertThrows(
                UsageException.class, () -> runs.find("nightly", Map.of("destination", "folder")))
            .problems(),
        contains(
            "Run nightly was started with --destination=dynamodb, now it is folder. Resume it with"
                + " the same, or start a new run without --runId."));
  }

  @Test
  public void otherOptionsDoNotResume() {
    claim("nightly").close();
    Map<String, String> other = Map.of("input", "b.csv", "table", "providers");
    String message =
        "Run nightly was started with --input=a.csv, now it is b.csv. Resume it with the same, or"
            + " start a new run without --runId.";

    assertThat(
        assertThrows(UsageException.class, () -> runs.find("nightly", other)).problems(),
        is(List.of(message)));
    assertThat(
        assertThrows(UsageException.class, () -> runs.claim("nightly", other)).problems(),
        is(List.of(message)));
  }

  @Test
  public void runThatWasTakenOverStops() {
    Run first = claim("nightly");
    leaveDead();
    Run second = claim("nightly");

    assertThat(
        assertThrows(RunFailedException.class, () -> first.begin(Stage.EXTRACT)).getMessage(),
        is("Run nightly was taken over by another process; this one stops."));
    second.begin(Stage.EXTRACT);
  }

  @Test
  public void manifestThatIsNoneIsRefused() {
    bucket.write(MANIFEST, "{\"runId\":");
    assertThat(
        assertThrows(UsageException.class, () -> runs.find("nightly", OPTIONS)).problems(),
        is(
            List.of(
                "The manifest of run nightly cannot be read; it may be of another version. Start a"
                    + " new run without --runId.")));
  }

  @Test
  public void whatS3DoesNotDeleteIsNamedAndNotAmongTheFilesUnlessItIsWrittenAgain() {
    RunFolder folder = claim("nightly").folder();
    String key = "runs/nightly/processed/part-00000-of-0000";
    bucket.write(key + "1", "old");
    bucket.write(key + "2", "old");
    s3.denyDeletes();

    folder.clear(RunFolder.PROCESSED, RunFolder.CHANGES);
    bucket.write(key + "1", "old");

    assertThat(
        folder.files(RunFolder.PROCESSED).stream().map(FileEntry::name).toList(),
        is(List.of("processed/part-00000-of-00001")));
    assertThat(
        warnings,
        is(
            List.of(
                "S3 did not delete s3://data/"
                    + key
                    + "1 (AccessDenied), s3://data/"
                    + key
                    + "2 (AccessDenied). Nothing reads what is left there; delete it when you"
                    + " may.")));
  }

  @Test
  public void ofManyFilesThatAreLeftFiveAreNamed() {
    RunFolder folder = claim("nightly").folder();
    for (int i = 0; i < 7; i++) {
      bucket.write("runs/nightly/raw/" + i, "old");
    }
    s3.denyDeletes();

    folder.clear(RunFolder.RAW);
    assertThat(
        warnings.get(0),
        containsString("raw/4 (AccessDenied) and 2 more. Nothing reads what is left there"));
  }

  @Test
  public void manifestThatLacksSomethingIsRefused() {
    for (String text : List.of("null", "{}", "{\"runId\":\"nightly\"}", "[]")) {
      bucket.write(MANIFEST, text);
      assertThrows(text, UsageException.class, () -> runs.find("nightly", OPTIONS));
    }
  }

  @Test
  public void stageCannotEndBeforeItBegan() {
    Run run = claim("nightly");
    assertThrows(
        IllegalStateException.class, () -> run.end(Stage.PLAN, Map.of(), List.of(), Map.of()));
  }

  private Run claim(@Nullable String runId) {
    return runs.claim(runId, OPTIONS);
  }

  /** Makes the stored manifest that of a process that is gone. */
  private Manifest leaveDead() {
    Manifest found = runs.find("nightly", OPTIONS).orElseThrow();
    RunOwner dead =
        new RunOwner(
            "dead", found.claim().host(), Long.MAX_VALUE, found.claim().processStart(), null);
    Manifest left = found.claimedBy(dead);
    bucket.write(MANIFEST, left.toJson());
    return left;
  }
}
