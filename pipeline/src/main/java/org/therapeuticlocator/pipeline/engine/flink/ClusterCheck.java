package org.therapeuticlocator.pipeline.engine.flink;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.metrics.StringSet;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.outcome.FailureMessages;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.time.Scheduler;

/** What a cluster must be before jobs are sent to it. */
final class ClusterCheck {
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  // On a busy cluster it waits for slots and for its classes to load.
  private static final Duration TRIAL = Duration.ofSeconds(60);

  private ClusterCheck() {}

  /**
   * How many subtasks a step of our jobs may have.
   *
   * @param wanted {@code --parallelism}; -1: as many as there are slots free
   * @throws UsageException if it is no Flink of our version, or has too few slots
   */
  static int parallelism(FlinkCluster cluster, int wanted) {
    FlinkCluster.Slots slots;
    try {
      requireVersion(cluster.version());
      slots = slotsWhenFree(cluster, wanted);
    } catch (IOException e) {
      throw new UsageException(
          String.format(
              "The Flink cluster at %s cannot be used: %s. Check that the JobManager runs and that"
                  + " --flinkMaster is its REST address.",
              cluster.address(), e.getMessage()));
    }
    if (slots.total() == 0) {
      throw new UsageException(
          String.format(
              "The Flink cluster at %s has no slots: no TaskManager has registered. Start one, and"
                  + " look into its log.",
              cluster.address()));
    }
    if (slots.available() == 0) {
      throw new UsageException(
          String.format(
              "Other jobs hold all %s of the Flink cluster at %s. Wait for them, or add"
                  + " TaskManagers.",
              Numbers.of(slots.total(), "slot"), cluster.address()));
    }
    if (wanted > slots.available()) {
      throw new UsageException(
          String.format(
              "--parallelism=%s needs as many slots, and the Flink cluster at %s has %s free of %s."
                  + " Lower it, leave it out to use what is free, or add TaskManagers.",
              wanted, cluster.address(), slots.available(), slots.total()));
    }
    return wanted > 0 ? wanted : slots.available();
  }

  /** Those of a job that has just ended are free a moment later. */
  private static FlinkCluster.Slots slotsWhenFree(FlinkCluster cluster, int wanted)
      throws IOException {
    long deadline = System.nanoTime() + SETTLING.toNanos();
    while (true) {
      FlinkCluster.Slots slots = cluster.slots();
      if (slots.available() >= (wanted > 0 ? wanted : slots.total())
          || wanted > slots.total()
          || System.nanoTime() > deadline) {
        return slots;
      }
      Scheduler.SYSTEM.pause(BETWEEN_LOOKS);
    }
  }

  private static void requireVersion(String version) {
    String ours = builtFor();
    if (!line(version).equals(line(ours))) {
      throw new UsageException(
          String.format(
              "The cluster runs Flink %s, and this program is built for Flink %s. Use a cluster of"
                  + " that line.",
              version, line(ours)));
    }
  }

  /** {@code 1.19} of {@code 1.19.3}: patches of one line understand each other. */
  private static String line(String version) {
    return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }

  /** The Flink that the build names; the one on the class path may be the cluster's. */
  private static String builtFor() {
    Properties build = new Properties();
    try (InputStream in = ClusterCheck.class.getResourceAsStream("build.properties")) {
      build.load(requireNonNull(in, "build.properties is missing"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("flink");
  }

  /**
   * Runs a trial job: workers call what they will work on. They have other networks and other
   * credentials than the client.
   *
   * @throws UsageException with what the workers found, or why the job did not run
   */
  static void callFromWorkers(
      FlinkCluster cluster,
      LoadOptions options,
      int parallelism,
      SerializableFunction<LoadOptions, List<String>> onWorker) {
    String name = "therapeutic-locator-check-" + UUID.randomUUID();
    options.setJobName(name);
    Pipeline pipeline = Pipeline.create(options);
    pipeline
        .apply("Workers", Create.of(IntStream.range(0, parallelism).boxed().toList()))
        .apply("Call", ParDo.of(new Fn(onWorker)));
    Set<String> problems = new TreeSet<>();
    try (Follower follower = Follower.begin(cluster, name, TRIAL)) {
      try {
        MetricQueryResults found =
            pipeline
                .run()
                .metrics()
                .queryMetrics(
                    MetricsFilter.builder()
                        .addNameFilter(MetricNameFilter.inNamespace(ClusterCheck.class))
                        .build());
        found.getStringSets().forEach(set -> problems.addAll(set.getAttempted().getStringSet()));
      } catch (RuntimeException e) {
        throw new UsageException(
            "A trial job on the Flink cluster failed. "
                + FailureMessages.sentence(follower.explained(e)));
      }
    }
    if (!problems.isEmpty()) {
      throw new UsageException(
          problems.stream().map(problem -> "On the Flink workers: " + problem).toList());
    }
  }

  private static final class Fn extends DoFn<Integer, Void> {
    private final StringSet problems = Metrics.stringSet(ClusterCheck.class, "problems");
    private final SerializableFunction<LoadOptions, List<String>> onWorker;

    Fn(SerializableFunction<LoadOptions, List<String>> onWorker) {
      this.onWorker = onWorker;
    }

    @ProcessElement
    public void call(PipelineOptions options) {
      onWorker.apply(options.as(LoadOptions.class)).forEach(problems::add);
    }
  }
}
