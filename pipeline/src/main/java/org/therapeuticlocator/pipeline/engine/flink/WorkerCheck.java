package org.therapeuticlocator.pipeline.engine.flink;

import java.time.Duration;
import java.util.List;
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

/**
 * A trial job: workers call what they will work on. They have other networks and other credentials
 * than the client.
 */
final class WorkerCheck {
  private static final Duration LONGEST = Duration.ofSeconds(24);

  private WorkerCheck() {}

  /**
   * Runs it.
   *
   * @throws UsageException with what the workers found, or why the job did not run
   */
  static void run(
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
    try (Follower follower = Follower.begin(cluster, name, LONGEST)) {
      try {
        MetricQueryResults found =
            pipeline
                .run()
                .metrics()
                .queryMetrics(
                    MetricsFilter.builder()
                        .addNameFilter(MetricNameFilter.inNamespace(WorkerCheck.class))
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
    private final StringSet problems = Metrics.stringSet(WorkerCheck.class, "problems");
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
