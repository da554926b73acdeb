package org.therapeuticlocator.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.console.Announcements;
import org.therapeuticlocator.pipeline.console.RunList;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.Option;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.run.RunHistory;
import org.therapeuticlocator.pipeline.run.RunSummary;
import org.therapeuticlocator.pipeline.s3.Bucket;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Looks back: answers {@code --runs}, and tells a new run of one that was left.
 *
 * @param bucket that holds the runs
 * @param command the one that was typed
 */
record RunsCommand(Bucket bucket, ShellCommand command) {
  private static final Logger LOG = Logger.getLogger(RunsCommand.class.getName());

  /** What need not be typed to resume a run. */
  private static final Set<String> DEFAULTS =
      Stream.of(Option.values())
          .filter(option -> option.byDefault() != null)
          .map(option -> option.typed() + '=' + option.byDefault())
          .collect(Collectors.toSet());

  /**
   * The list, or the run named.
   *
   * @throws UsageException if the bucket cannot be read, or there is no such run
   */
  List<String> answer(String named, boolean json) {
    RunHistory runs = new RunHistory(bucket);
    try {
      if (named.isBlank() || named.equals("true")) {
        List<String> names = runs.names();
        List<RunSummary> newest = runs.newestFirst(names);
        return json
            ? List.of(RunList.json(newest, names.size()))
            : RunList.of(newest, names.size());
      }
      RunSummary run = runs.find(named).orElseThrow(() -> unknown(named));
      return json
          ? List.of(RunList.json(List.of(run), 1))
          : RunList.detail(run, bucket.uri("runs/" + named + '/'), resume(run));
    } catch (SdkException e) {
      throw new UsageException("S3 bucket " + bucket.name() + ": " + AwsErrors.of(e));
    }
  }

  private static UsageException unknown(String named) {
    return new UsageException(
        "--runs: there is no run " + named + " in this bucket. --runs without a value lists them.");
  }

  private ShellCommand resume(RunSummary run) {
    ShellCommand resume = command.without("--runs", "--json");
    for (Map.Entry<String, String> option : new TreeMap<>(run.manifest().options()).entrySet()) {
      if (!DEFAULTS.contains(option.toString())) {
        resume = resume.with("--" + option.getKey(), option.getValue());
      }
    }
    return resume.with("--runId", run.manifest().runId());
  }

  /** Says so where the newest run with the same options was left; never fails. */
  void hint(Settings settings, Announcements announcements) {
    if (settings.runId() != null) {
      return;
    }
    try {
      new RunHistory(bucket)
          .unfinished(settings.shared())
          .ifPresent(run -> announcements.unfinished(run, command));
    } catch (RuntimeException e) {
      LOG.log(Level.INFO, "unfinished runs were not looked for", e);
    }
  }
}
