package org.therapeuticlocator.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.console.Console;
import org.therapeuticlocator.pipeline.console.Summary;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.failure.IoErrors;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.outcome.FailureMessages;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.readback.RunReader;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.page.ReportPage;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.RunHistory;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.stage.StageContext;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Header;

/**
 * How a run ends: report.json, then the summary, then the page. Only report.json can fail a run
 * that did what it was asked to.
 *
 * @param s3Endpoint null: AWS itself
 * @param command the one that was typed, endpoints included
 * @param log where the libraries' messages are; null: nowhere
 * @param loadBefore how far the load was before this command; null: it had not begun
 */
record RunFinisher(
    StageContext context,
    @Nullable String s3Endpoint,
    ShellCommand command,
    Console console,
    @Nullable Path log,
    @Nullable StageRecord loadBefore) {
  private static final Logger LOG = Logger.getLogger(RunFinisher.class.getName());
  private static final int EARLIER_RUNS = 10;

  /**
   * Makes the folder of {@code --report}, so that one that cannot be written is found before the
   * run.
   */
  static void prepareFolder(Settings settings) {
    if (settings.report() == null) {
      return;
    }
    Path folder = Path.of(settings.report());
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "report", ".tmp"));
    } catch (IOException e) {
      throw new UsageException(
          "--report="
              + folder
              + " cannot be written ("
              + IoErrors.of(e)
              + "). Name another folder.");
    }
  }

  /** Writes the report and prints the summary; {@code failure} is null where all went well. */
  RunOutcome finish(@Nullable RuntimeException failure) {
    RunOutcome outcome = outcome(failure);
    RunFacts facts = facts(outcome);
    String json = facts.report().toJson();
    List<String> problems = write(RunFolder.REPORT_JSON, json);
    double pace = context.target().unitsPerSecond();
    Summary summary =
        new Summary(facts, pace, s3Endpoint, command, context.settings().report(), log);
    List<String> lines = new ArrayList<>(summary.lines());
    if (context.settings().json()) {
      lines.add(json);
    }
    if (!console.print(lines) && context.settings().json()) {
      problems.add("The result could not be written to standard output.");
    }
    writePage(facts);
    return problems.isEmpty() ? outcome : unreported(outcome, problems);
  }

  private Run run() {
    return context.run();
  }

  private RunOutcome outcome(@Nullable RuntimeException failure) {
    if (failure == null) {
      return RunOutcome.well(
          run().manifest().nextStage() == null ? null : command.goingOnWith(run().id()).toString());
    }
    boolean wroteToTable = !Objects.equals(loadBefore, run().manifest().stage(Stage.LOAD));
    RunOutcome outcome = RunOutcome.of(failure, resume(), wroteToTable);
    Audit audit = run().manifest().audit();
    return outcome.isOfAudit() && audit != null
        ? outcome.goingOn(
            command.with("--runId", run().id()).with("--accept", "true").toString(),
            otherWays(audit))
        : outcome;
  }

  private List<RunOutcome.Way> otherWays(Audit audit) {
    List<RunOutcome.Way> ways = new ArrayList<>();
    Map<String, Long> limits = audit.limitsThatLetPass(run().manifest().today());
    if (!limits.isEmpty()) {
      ShellCommand higher = command.with("--runId", run().id());
      for (Map.Entry<String, Long> limit : limits.entrySet()) {
        higher = higher.with(limit.getKey(), limit.getValue().toString());
      }
      ways.add(new RunOutcome.Way("With higher limits", higher.toString()));
    }
    ShellCommand other = command.without("--runId", "--accept").with("--table", "OTHER");
    ways.add(
        new RunOutcome.Way("If it is another list, into a table of its own", other.toString()));
    return ways;
  }

  private String resume() {
    return command.with("--runId", run().id()).toString();
  }

  /** Nothing that goes wrong with the report may hide how a run failed. */
  private RunOutcome unreported(RunOutcome outcome, List<String> problems) {
    if (!outcome.isWell()) {
      problems.forEach(console::say);
      return outcome;
    }
    String message =
        String.join(" ", problems)
            + (run().manifest().isDone(Stage.LOAD)
                ? " The table is complete."
                : " All that was asked for is done, and nothing was written to the table.");
    return new RunOutcome(RunOutcome.Kind.FAILED, List.of(message), resume(), null, List.of());
  }

  private RunFacts facts(RunOutcome outcome) {
    List<Header> headers = run().manifest().headers().stream().map(Header::of).toList();
    Destination destination = context.destination();
    Report report =
        Report.of(run().manifest(), outcome, context.settings().dryRun(), destination.location());
    boolean hasExamples = !report.rejectedByReason().isEmpty() || !report.issuesByField().isEmpty();
    return new RunFacts(
        run().manifest(),
        report,
        outcome,
        run().folder().bucket().name(),
        run().folder().uri(""),
        headers,
        List.copyOf(Header.ignored(headers)),
        hasExamples
            ? read("examples", () -> new RunReader(run()).examples(), Examples.NONE)
            : Examples.NONE,
        report.load() == null ? "" : destination.costInWords(run().manifest().done(Stage.PLAN)));
  }

  private void writePage(RunFacts facts) {
    try {
      RunReader files = new RunReader(run());
      ReportPage page =
          new ReportPage(
              facts,
              read("a profile", files::profile, Optional.<Profile>empty()).orElse(null),
              read("sample changes", files::changes, List.of()),
              read("sample updates", files::updates, List.of()),
              read("the runs before", this::earlier, List.of()));
      write(RunFolder.REPORT_HTML, page.render())
          .forEach(problem -> console.say("Warning: " + problem));
    } catch (RuntimeException e) {
      warn("the page could not be made", e);
    }
  }

  private List<Manifest> earlier() {
    return new RunHistory(run().folder().bucket()).before(run().manifest(), EARLIER_RUNS);
  }

  /** A report without it is better than none. */
  private <T> T read(String what, Supplier<T> source, T none) {
    try {
      return source.get();
    } catch (RuntimeException e) {
      warn("the report is without " + what, e);
      return none;
    }
  }

  private void warn(String what, RuntimeException e) {
    LOG.log(Level.WARNING, what, e);
    console.say("Warning: " + what + ": " + FailureMessages.sentence(e));
  }

  /**
   * Writes a file into the run's folder and {@code --report}; answers a sentence for each where
   * that was not possible.
   */
  private List<String> write(String name, String text) {
    List<String> problems = new ArrayList<>();
    RunFolder folder = run().folder();
    String local = context.settings().report();
    attempt(folder.uri(name), () -> folder.bucket().write(folder.key(name), text), problems);
    if (local != null) {
      Path file = Path.of(local, name);
      attempt(file.toString(), () -> Files.writeString(file, text), problems);
    }
    return problems;
  }

  private static void attempt(String place, Callable<?> write, List<String> problems) {
    try {
      write.call();
    } catch (Exception e) {
      LOG.log(Level.WARNING, place + " could not be written", e);
      problems.add(place + " could not be written: " + FailureMessages.sentence(e));
    }
  }
}
