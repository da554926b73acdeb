package org.therapeuticlocator.pipeline.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.InMemoryS3;
import software.amazon.awssdk.services.s3.model.S3Exception;

public class RunHistoryTest {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "input", "a.csv",
          "destination", "dynamodb",
          "table", "providers",
          "partial", "false",
          "staleAfter", "0d");
  private static final Instant START = Instant.parse("2024-04-12T03:15:00Z");

  private final InMemoryS3 s3 = new InMemoryS3();
  private final Bucket bucket = new Bucket(s3, "data");
  private final RunHistory past = new RunHistory(bucket);

  @Test
  public void bucketWithoutRunsHasNone() {
    assertThat(past.names(), is(List.of()));
    assertThat(past.unfinished(OPTIONS), is(Optional.empty()));
  }

  @Test
  public void runsAreListedByTheTimeOfTheirManifestsNotByTheirNames() {
    left("b", 2, "succeeded", Stage.values());
    left("a", 3, "succeeded", Stage.values());
    left("c", 1, "succeeded", Stage.values());
    bucket.write("runs/other-version/manifest.json", "[1]");
    bucket.write("runs/empty/report.json", "{}");

    assertThat(past.names(), is(List.of("a", "b", "c", "empty", "other-version")));
    assertThat(
        past.newestFirst(past.names()).stream().map(run -> run.manifest().runId()).toList(),
        is(List.of("a", "b", "c")));
  }

  @Test
  public void stateIsFoundByManifestReportAndSignOfLife() {
    left("done", 0, "succeeded", Stage.values());
    left("dry", 0, "succeeded", Stage.EXTRACT, Stage.TRANSFORM, Stage.PLAN);
    left("stopped", 0, "failed", Stage.EXTRACT, Stage.TRANSFORM);
    left("killed", 0, "", Stage.EXTRACT, Stage.TRANSFORM);
    Run alive = runs(0).claim("alive", OPTIONS);
    alive.begin(Stage.EXTRACT);

    says("done", "succeeded");
    says("dry", "paused before load");
    says("stopped", "failed at plan");
    says("killed", "interrupted at plan");
    says("alive", "running extract");
    alive.close();
    says("alive", "interrupted at extract");
    assertThat(past.find("none"), is(Optional.empty()));
  }

  @Test
  public void newestRunWithTheSameOptionsIsOfferedIfItWasLeft() {
    left("20240412T031500.000Z", 0, "failed", Stage.EXTRACT);
    assertThat(offered(), is(Optional.of("20240412T031500.000Z")));

    try (Run other =
        runs(1).claim("20240412T031600.000Z", Map.of("input", "b.csv", "table", "providers"))) {
      other.begin(Stage.EXTRACT);
    }
    assertThat(offered(), is(Optional.of("20240412T031500.000Z")));

    left("20240412T031700.000Z", 2, "succeeded", Stage.values());
    assertThat(offered(), is(Optional.empty()));
  }

  @Test
  public void runThatCannotBeReadIsHiddenAlone() {
    left("20240412T031500.000Z", 0, "failed", Stage.values());
    left("20240412T031600.000Z", 1, "failed", Stage.EXTRACT, Stage.TRANSFORM);
    left("20240412T031700.000Z", 2, "succeeded", Stage.values());
    left("20240412T031800.000Z", 3, "succeeded", Stage.values());
    s3.archive("runs/20240412T031600.000Z/manifest.json");
    s3.archive("runs/20240412T031700.000Z/manifest.json");
    s3.archive("runs/20240412T031800.000Z/report.json");
    bucket.write("runs/20240412T031900.000Z/manifest.json", "{}");

    List<RunSummary> runs = past.newestFirst(past.names());
    assertThat(
        runs.stream().map(run -> run.manifest().runId()).toList(),
        is(List.of("20240412T031800.000Z", "20240412T031500.000Z")));
    assertThat(runs.get(0).inWords(), is("succeeded"));
    assertThat(
        past.before(runs.get(0).manifest(), 10).stream().map(Manifest::runId).toList(),
        is(List.of("20240412T031500.000Z")));
    bucket.delete(List.of("runs/20240412T031800.000Z/manifest.json"));
    assertThat(offered(), is(Optional.of("20240412T031500.000Z")));
  }

  @Test
  public void runThatIsAskedForByItsNameIsNotHidden() {
    left("archived", 0, "succeeded", Stage.values());
    s3.archive("runs/archived/manifest.json");
    bucket.write("runs/broken/manifest.json", "{");

    assertThrows(S3Exception.class, () -> past.find("archived"));
    assertThrows(UsageException.class, () -> past.find("broken"));
  }

  private Optional<String> offered() {
    return past.unfinished(OPTIONS).map(run -> run.manifest().runId());
  }

  private void says(String name, String words) {
    assertThat(past.find(name).map(RunSummary::inWords), is(Optional.of(words)));
  }

  /** Leaves a run, {@code minutes} after the first, with a report unless {@code reported} is "". */
  private void left(String name, int minutes, String reported, Stage... done) {
    try (Run run = runs(minutes).claim(name, OPTIONS)) {
      for (Stage stage : done) {
        run.begin(stage);
        run.end(stage, Map.of(), List.of(), Map.of());
      }
    }
    if (!reported.isEmpty()) {
      bucket.write("runs/" + name + "/report.json", "{\"state\":\"" + reported + "\"}");
    }
  }

  private Runs runs(int minutes) {
    return new Runs(
        bucket,
        Clock.fixed(START.plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC),
        null,
        false,
        manifest -> {},
        warning -> {});
  }
}
