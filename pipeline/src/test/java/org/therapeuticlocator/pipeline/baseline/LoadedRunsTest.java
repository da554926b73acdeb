package org.therapeuticlocator.pipeline.baseline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Audit.Verdict;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.Runs;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.InMemoryS3;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

public class LoadedRunsTest {
  private static final String HERE = "arn:aws:dynamodb:us-east-1:123456789012:table/providers";
  private static final String THERE = "arn:aws:dynamodb:eu-west-1:123456789012:table/providers";
  private static final Instant START = Instant.parse("2024-04-12T03:15:00Z");

  private final InMemoryS3 s3 = new InMemoryS3();
  private final Bucket bucket = new Bucket(s3, "data");
  private final LoadedRuns runs = new LoadedRuns(bucket, HERE);
  private int minutes;

  @Test
  public void bucketWithoutRunsHasNone() {
    assertThat(baseline(), is(Optional.empty()));
    assertThat(runs.last(me()), is(Optional.empty()));
  }

  @Test
  public void newestByTheEndOfItsLoadIsTheBaselineWhateverItsName() {
    load("b", Verdict.passed);
    load("a", Verdict.none);

    assertThat(baseline(), is(Optional.of("a")));
    forget();
    assertThat(baseline(), is(Optional.of("a")));
  }

  @Test
  public void runsThatWereStoppedWarnedOrNotAskedAreNoBaselineButTheLast() {
    load("good", Verdict.accepted);
    load("warned", Verdict.warned);
    load("off", Verdict.off);
    left("stopped", HERE, Verdict.stopped, Map.of(), Stage.EXTRACT, Stage.TRANSFORM);

    assertThat(baseline(), is(Optional.of("good")));
    assertThat(runs.last(me()).map(Manifest::runId), is(Optional.of("off")));
    forget();
    assertThat(baseline(), is(Optional.of("good")));
    assertThat(runs.last(me()).map(Manifest::runId), is(Optional.of("off")));
  }

  @Test
  public void partsOfTheListAndDryRunsAreNeither() {
    load("whole", Verdict.passed);
    runs.note(left("part", HERE, Verdict.none, Map.of("partial", "true"), Stage.values()));
    left("dry", HERE, Verdict.passed, Map.of(), Stage.EXTRACT, Stage.TRANSFORM, Stage.PLAN);

    assertThat(baseline(), is(Optional.of("whole")));
    assertThat(runs.last(me()).map(Manifest::runId), is(Optional.of("whole")));
  }

  @Test
  public void runsIntoAnotherTableOfThatNameAreNotMeant() {
    load("here", Verdict.passed);
    new LoadedRuns(bucket, THERE)
        .note(left("there", THERE, Verdict.passed, Map.of(), Stage.values()));

    assertThat(baseline(), is(Optional.of("here")));
  }

  @Test
  public void runOfAnEarlierVersionCountsByTheNameOfItsTable() {
    left("earlier", null, null, Map.of(), Stage.values());
    left("other", null, null, Map.of("table", "others"), Stage.values());

    assertThat(baseline(), is(Optional.of("earlier")));
  }

  @Test
  public void noteThatIsWrongOrBrokenIsNotBelieved() {
    load("20240412T031500.000Z", Verdict.passed);
    left("20240412T031600.000Z", HERE, Verdict.passed, Map.of(), Stage.values());
    assertThat(baseline(), is(Optional.of("20240412T031600.000Z")));

    bucket.write(note(), "{\"baselines\":[\"gone\"],\"loaded\":null}");
    assertThat(baseline(), is(Optional.of("20240412T031600.000Z")));
    bucket.write(note(), "[1");
    assertThat(baseline(), is(Optional.of("20240412T031600.000Z")));
  }

  @Test
  public void twoRunsThatEndAtOnceAreBothNoted() {
    Manifest mine = left("mine", HERE, Verdict.passed, Map.of(), Stage.values());
    Manifest other = left("other", HERE, Verdict.passed, Map.of(), Stage.values());
    AtomicBoolean race = new AtomicBoolean(true);
    S3Client racing =
        new DelegatingS3Client(s3) {
          @Override
          public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
            return s3.getObject(request);
          }

          @Override
          public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
            if (race.getAndSet(false)) {
              runs.note(other);
            }
            return s3.putObject(request, body);
          }
        };

    new LoadedRuns(new Bucket(racing, "data"), HERE).note(mine);

    assertThat(
        bucket.read(note()).orElseThrow().text(),
        containsString("\"loaded\":[\"mine\",\"other\"]"));
  }

  @Test
  public void runThatWasKilledAsItsLoadEndedIsNotLoaded() {
    load("good", Verdict.passed);
    Manifest killed =
        left("killed", HERE, Verdict.passed, Map.of(), Stage.EXTRACT, Stage.TRANSFORM, Stage.PLAN);
    runs.note(killed);

    assertThat(baseline(), is(Optional.of("good")));
    assertThat(runs.last(me()).map(Manifest::runId), is(Optional.of("good")));
  }

  @Test
  public void ofThousandsOfRunsFewAreRead() {
    left("other", THERE, Verdict.passed, Map.of(), Stage.values());
    String manifest = bucket.read("runs/other/manifest.json").orElseThrow().text();
    for (int i = 0; i < 3_000; i++) {
      String name = String.format(Locale.ROOT, "run-%04d", i);
      bucket.write(
          "runs/" + name + "/manifest.json", manifest.replace("\"other\"", '"' + name + '"'));
    }
    assertThat(baseline(), is(Optional.empty()));
    assertThat(readFor(this::baseline), is(lessThanOrEqualTo(1_010)));

    load("run-2500a", Verdict.passed);
    assertThat(baseline(), is(Optional.of("run-2500a")));
    assertThat(readFor(this::baseline), is(lessThanOrEqualTo(40)));
    forget();
    assertThat(baseline(), is(Optional.of("run-2500a")));
    assertThat(readFor(this::baseline), is(lessThanOrEqualTo(610)));
  }

  private int readFor(Runnable search) {
    int before = s3.gets();
    search.run();
    return s3.gets() - before;
  }

  private Optional<String> baseline() {
    return runs.baseline(me()).map(Manifest::runId);
  }

  private Manifest me() {
    return left("me-" + minutes, HERE, null, Map.of(), Stage.EXTRACT);
  }

  private void forget() {
    bucket.delete(List.of(note()));
  }

  private String note() {
    return bucket.list("runs/baseline-").stream().map(Bucket.Entry::key).findFirst().orElseThrow();
  }

  private void load(String name, Verdict verdict) {
    runs.note(left(name, HERE, verdict, Map.of(), Stage.values()));
  }

  /** A run a minute later than the last, with these stages done. */
  private Manifest left(
      String name,
      @Nullable String address,
      @Nullable Verdict verdict,
      Map<String, String> options,
      Stage... stages) {
    Map<String, String> all =
        new TreeMap<>(Map.of("destination", "dynamodb", "table", "providers"));
    all.putAll(options);
    Clock clock = Clock.fixed(START.plus(Duration.ofMinutes(minutes++)), ZoneOffset.UTC);
    try (Run run =
        new Runs(bucket, clock, null, false, left -> {}, warning -> {}).claim(name, all)) {
      for (Stage stage : stages) {
        run.begin(stage);
        boolean plans = stage == Stage.PLAN && address != null;
        run.end(stage, Map.of(), List.of(), plans ? Map.of(LoadedRuns.ADDRESS, address) : Map.of());
      }
      if (verdict != null) {
        run.audited(new Audit(verdict, null, List.of(), List.of(), null, 0));
      }
      return run.manifest();
    }
  }
}
