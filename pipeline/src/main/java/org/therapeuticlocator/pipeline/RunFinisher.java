package org.therapeuticlocator.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.console.Console;
import org.therapeuticlocator.pipeline.console.Ended;
import org.therapeuticlocator.pipeline.console.Failures;
import org.therapeuticlocator.pipeline.console.Summary;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.input.InputCheck;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.outcome.FailureMessages;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.page.End;
import org.therapeuticlocator.pipeline.stage.StageContext;

/** How the program ends: report and summary of the run, and the exit status. */
final class RunFinisher {
  private static final Logger LOG = Logger.getLogger(RunFinisher.class.getName());
  private static final int EXAMPLES = 3;

  private final StageContext context;
  private final AwsConnection aws;
  private final ShellCommand command;
  private final Console console;
  private final @Nullable Path log;

  /** Of the run in {@code context}, which {@code command} started. */
  RunFinisher(
      StageContext context,
      AwsConnection aws,
      ShellCommand command,
      Console console,
      @Nullable Path log) {
    this.context = context;
    this.aws = aws;
    this.command = command;
    this.console = console;
    this.log = log;
  }

  /** Writes the report and prints the summary; {@code failure} is null where all went well. */
  void summarize(@Nullable RuntimeException failure) {
    End end = RunEnd.of(failure, command, context.run().id());
    Report report = ReportFolder.write(context, console, end);
    List<String> lines = new ArrayList<>(Summary.of(ended(report, failure)));
    if (context.settings().json()) {
      lines.add(report.toJson());
    }
    console.print(lines);
  }

  private Ended ended(Report report, @Nullable RuntimeException failure) {
    return new Ended(
        report,
        context.run().manifest(),
        examples(report),
        context.settings(),
        context.run().folder().uri(""),
        InputCheck.of(context.run().manifest()).ignoredColumns(),
        context.unitsPerSecond(),
        aws.s3() == null ? null : aws.s3().uri(),
        command,
        failure,
        log);
  }

  /** A summary without examples is better than none. */
  private Examples examples(Report report) {
    if (report.rejectedByReason().isEmpty() && report.issuesByField().isEmpty()) {
      return Examples.none();
    }
    try {
      return Examples.of(context.run(), EXAMPLES);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the summary is without examples", e);
      return Examples.none();
    }
  }

  /** Says what failed and what to do; answers the exit status. */
  static int status(
      RuntimeException failure,
      Console console,
      @Nullable Path log,
      @Nullable String resumeCommand) {
    LOG.log(Level.SEVERE, "the run failed", failure);
    Failures failures = new Failures(console);
    if (failure instanceof UsageException usage) {
      failures.refused(usage.problems());
      return 2;
    }
    if (failure instanceof GuardException) {
      failures.stopped(String.valueOf(failure.getMessage()), resumeCommand);
      return 3;
    }
    failures.failed(FailureMessages.sentence(failure), log, resumeCommand);
    return 1;
  }
}
