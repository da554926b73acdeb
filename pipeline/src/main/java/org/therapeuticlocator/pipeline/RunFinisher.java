package org.therapeuticlocator.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.console.Console;
import org.therapeuticlocator.pipeline.console.Summary;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.input.RunInput;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.outcome.FailureMessages;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.readback.RunReader;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.page.PageFacts;
import org.therapeuticlocator.pipeline.report.page.ReportPage;
import org.therapeuticlocator.pipeline.report.page.StatePath;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.RunHistory;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.stage.StageContext;

/**
 * How a run ends: report.json, then the summary, then the page. Only report.json can fail a run
 * that did what it was asked to.
 */
final class RunFinisher {
  private static final Logger LOG = Logger.getLogger(RunFinisher.class.getName());
  private static final int EARLIER_RUNS = 10;

  private final Run run;
  private final Settings settings;
  private final double unitsPerSecond;
  private final Destination destination;
  private final @Nullable String s3Endpoint;
  private final ShellCommand command;
  private final Console console;
  private final @Nullable Path log;
  private final @Nullable StageRecord loadBefore;

  /** Of the run in {@code context}, which {@code command} started, before its first stage. */
  RunFinisher(
      StageContext context,
      @Nullable String s3Endpoint,
      ShellCommand command,
      Console console,
      @Nullable Path log) {
    this.run = context.run();
    this.settings = context.settings();
    this.unitsPerSecond = context.target().unitsPerSecond();
    this.destination = context.destination();
    this.s3Endpoint = s3Endpoint;
    this.command = command;
    this.console = console;
    this.log = log;
    this.loadBefore = run.manifest().stage(Stage.LOAD);
  }

  /** Writes the report and prints the summary; {@code failure} is null where all went well. */
  RunOutcome finish(@Nullable RuntimeException failure) {
    RunOutcome outcome = outcome(failure);
    RunFacts facts = facts(outcome);
    ReportFiles files = new ReportFiles(run.folder(), settings.report());
    String json = facts.report().toJson();
    List<String> problems = files.write(RunFolder.REPORT_JSON, "application/json", json);
    List<String> lines =
        new ArrayList<>(
            new Summary(facts, unitsPerSecond, s3Endpoint, command, settings.report(), log)
                .lines());
    if (settings.json()) {
      lines.add(json);
    }
    if (!console.print(lines) && settings.json()) {
      problems.add("The result could not be written to standard output.");
    }
    writePage(facts, files);
    return problems.isEmpty() ? outcome : unreported(outcome, problems);
  }

  private RunOutcome outcome(@Nullable RuntimeException failure) {
    if (failure == null) {
      return RunOutcome.well(
          run.manifest().nextStage() == null ? null : command.goingOnWith(run.id()).toString());
    }
    boolean wroteToTable = !Objects.equals(loadBefore, run.manifest().stage(Stage.LOAD));
    return RunOutcome.of(failure, resume(), wroteToTable);
  }

  private String resume() {
    return command.with("--runId", run.id()).toString();
  }

  /** Nothing that goes wrong with the report may hide how a run failed. */
  private RunOutcome unreported(RunOutcome outcome, List<String> problems) {
    if (!outcome.isWell()) {
      problems.forEach(console::say);
      return outcome;
    }
    List<String> messages = new ArrayList<>(problems);
    messages.add(
        run.manifest().isDone(Stage.LOAD)
            ? "The table is complete."
            : "All that was asked for is done, and nothing was written to the table.");
    return new RunOutcome(
        RunOutcome.Kind.FAILED, List.of(String.join(" ", messages)), resume(), null);
  }

  private RunFacts facts(RunOutcome outcome) {
    RunInput input = RunInput.of(run.manifest());
    Report report = Report.of(run.manifest(), outcome, settings.dryRun(), where());
    Report.Load load = report.load();
    boolean hasExamples = !report.rejectedByReason().isEmpty() || !report.issuesByField().isEmpty();
    return new RunFacts(
        run.manifest(),
        report,
        outcome,
        run.folder().bucket().name(),
        run.folder().uri(""),
        input.headers(),
        List.copyOf(input.ignoredColumns()),
        hasExamples
            ? read("examples", () -> new RunReader(run).examples(), Examples.NONE)
            : Examples.NONE,
        load == null ? null : cost());
  }

  private Report.Destination where() {
    return new Report.Destination(destination.kind(), destination.name(), destination.at());
  }

  private @Nullable String cost() {
    String words = destination.costInWords(run.manifest().done(Stage.PLAN).counts());
    return words.isEmpty() ? null : words;
  }

  private void writePage(RunFacts facts, ReportFiles files) {
    try {
      String page =
          ReportPage.render(
              new PageFacts(
                  facts,
                  read("a profile", () -> new RunReader(run).profile(), Optional.empty()),
                  StatePath.all(),
                  read("sample changes", () -> new RunReader(run).changes(), List.of()),
                  read("the runs before", this::earlier, List.of())));
      files
          .write(RunFolder.REPORT_HTML, "text/html; charset=utf-8", page)
          .forEach(problem -> console.say("Warning: " + problem));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "there is no page", e);
      console.say("Warning: the page could not be made: " + FailureMessages.sentence(e));
    }
  }

  private List<Manifest> earlier() {
    return new RunHistory(run.folder().bucket()).before(run.manifest(), EARLIER_RUNS);
  }

  /** A report without it is better than none. */
  private <T> T read(String what, Supplier<T> source, T none) {
    try {
      return source.get();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the report is without " + what, e);
      console.say("Warning: the report is without " + what + ": " + FailureMessages.sentence(e));
      return none;
    }
  }
}
