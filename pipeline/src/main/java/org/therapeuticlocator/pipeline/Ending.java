package org.therapeuticlocator.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsAccess;
import org.therapeuticlocator.pipeline.input.RecordedInput;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.page.End;
import org.therapeuticlocator.pipeline.stage.StageContext;
import org.therapeuticlocator.pipeline.terminal.Console;
import org.therapeuticlocator.pipeline.terminal.Ended;
import org.therapeuticlocator.pipeline.terminal.Failures;
import org.therapeuticlocator.pipeline.terminal.Summary;

/** How the program ends: report and summary of the run, and the exit status. */
final class Ending {
  private static final Logger LOG = Logger.getLogger(Ending.class.getName());
  private static final int EXAMPLES = 3;

  private final StageContext context;
  private final AwsAccess aws;
  private final Command command;
  private final Console console;

  /** Of the run in {@code context}, which {@code command} started. */
  Ending(StageContext context, AwsAccess aws, Command command, Console console) {
    this.context = context;
    this.aws = aws;
    this.command = command;
    this.console = console;
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
        RecordedInput.of(context.run().manifest()).ignoredColumns(),
        context.unitsPerSecond(),
        aws.s3() == null ? null : aws.s3().uri(),
        command,
        failure,
        RunLog.file());
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
  static int status(RuntimeException failure, Console console, @Nullable String resumeCommand) {
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
    failures.failed(RootCause.sentence(failure), RunLog.file(), resumeCommand);
    return 1;
  }
}
