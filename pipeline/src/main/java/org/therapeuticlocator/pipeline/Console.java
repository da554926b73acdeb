package org.therapeuticlocator.pipeline;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsAccess;
import org.therapeuticlocator.pipeline.aws.Endpoint;
import org.therapeuticlocator.pipeline.input.FoundInput;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.stage.StageContext;

/** What the person in front of it reads: messages on stderr, the summary on stdout. */
final class Console {
  private static final Logger LOG = Logger.getLogger(Console.class.getName());

  private final PrintStream out;
  private final PrintStream err;

  Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Answers {@code --help} and {@code --version}, which start nothing. */
  boolean answered(String[] arguments) {
    if (Arrays.stream(arguments).anyMatch(argument -> argument.matches("--help(=.*)?|-h"))) {
      out.print(HelpText.text());
      return true;
    }
    if (Arrays.asList(arguments).contains("--version")) {
      out.println("therapeutic-locator-loader " + HelpText.version());
      return true;
    }
    return false;
  }

  /** A line for the person, beside what standard output is for. */
  void say(String message) {
    err.println(message);
  }

  /** Where the run will work, and which setting said so. */
  void where(AwsAccess aws, Settings settings) {
    say("S3        bucket " + settings.bucket() + at(aws.s3(), aws));
    say("DynamoDB  table " + settings.table() + at(aws.dynamodb(), aws));
  }

  private static String at(@Nullable Endpoint endpoint, AwsAccess aws) {
    return endpoint == null
        ? " in AWS account " + aws.account() + ", region " + aws.region()
        : " at " + endpoint.uri() + " (" + endpoint.source() + ")";
  }

  void begins(Run run, Optional<FoundInput> input) {
    say("Run       " + run.id() + " in " + run.folder().uri(""));
    input.ifPresent(
        found -> {
          Set<String> ignored = found.ignoredColumns();
          if (!ignored.isEmpty()) {
            say("Ignored columns: " + String.join(", ", ignored));
          }
        });
  }

  void skipped(Stage stage) {
    say(stage.label() + ": done earlier, skipped");
  }

  void ended(Stage stage, Manifest manifest) {
    say(
        String.format(
            Locale.ROOT,
            "%s: %.1f s",
            stage.label(),
            Report.of(manifest, true, false).seconds().getOrDefault(stage.label(), 0.0)));
  }

  /** The last lines: figures that add up. */
  void summary(Report report, StageContext context) {
    Report.Rows rows = report.rows();
    print(
        "%,d read = %,d blank + %,d rejected + %,d duplicate + %,d kept",
        rows.read(), rows.blank(), rows.rejected(), rows.duplicate(), rows.kept());
    counts("rejected", report.rejectedByReason());
    counts("flagged", report.issuesByField());
    Report.Load load = report.load();
    boolean loaded = context.run().manifest().isDone(Stage.LOAD);
    if (load != null) {
      print(
          "%,d kept = %,d %s + %,d %s + %,d unchanged",
          rows.kept(),
          load.inserted(),
          loaded ? "inserted" : "to insert",
          load.updated(),
          loaded ? "updated" : "to update",
          load.unchanged());
      print(
          "%,d stale, %,d %s, %,d foreign; %,d write units, %,.0f read units",
          load.stale(),
          load.deleted(),
          loaded ? "deleted" : "to delete",
          load.foreign(),
          load.writeUnits(),
          load.readUnits());
      if (report.dryRun()) {
        print(
            "Dry run: nothing was written to %s. %s", context.table().name(), cost(load, context));
      }
    }
    if (rows.rejected() > 0) {
      print(
          "%,d rejected: %s has why and where; its rows-N.csv can be mended and loaded as --input",
          rows.rejected(), context.run().folder().uri(RunFolder.REJECTED));
    }
    print(
        "%s has the manifest, snapshot, rejects, changes and report",
        context.run().folder().uri(""));
    if (context.settings().json()) {
      out.println(report.toJson());
    }
    out.flush();
  }

  private static String cost(Report.Load load, StageContext context) {
    double dollars = load.writeUnits() * WriteCapacity.DOLLARS_A_MILLION_UNITS / 1e6;
    double unitsPerSecond = context.unitsPerSecond();
    return String.format(
        Locale.ROOT,
        "The load would take %,d write units: $%.4f on demand in us-east-1%s.",
        load.writeUnits(),
        dollars,
        unitsPerSecond > 0
            ? String.format(
                Locale.ROOT,
                ", %.1f minutes at %,.0f units a second",
                load.writeUnits() / unitsPerSecond / 60,
                unitsPerSecond)
            : "");
  }

  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  private void counts(String what, Map<String, Long> counts) {
    counts.forEach((name, count) -> print("  %s %s: %,d", what, name, count));
  }

  void interrupted(@Nullable String resumeCommand) {
    say("Interrupted.");
    if (resumeCommand != null) {
      say("Resume with: " + resumeCommand);
    }
  }

  /** Says what failed and what to do; answers the exit status. */
  int failed(RuntimeException failure, @Nullable String resumeCommand) {
    LOG.log(Level.SEVERE, "the run failed", failure);
    out.flush();
    if (failure instanceof UsageException usage) {
      List<String> problems = usage.problems();
      problems.forEach(problem -> say("Error: " + problem));
      say("Nothing was written.");
      return 2;
    }
    if (failure instanceof GuardException) {
      say("Stopped: " + failure.getMessage());
      if (resumeCommand != null) {
        say("To go on with this run: " + resumeCommand);
      }
      return 3;
    }
    say("Failed: " + RootCause.sentence(failure));
    Path log = RunLog.file();
    if (log != null) {
      say("Details: " + log);
    }
    if (resumeCommand != null) {
      say("Resume with: " + resumeCommand);
    }
    return 1;
  }
}
