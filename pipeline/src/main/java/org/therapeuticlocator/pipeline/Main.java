package org.therapeuticlocator.pipeline;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.beam.sdk.io.FileSystems;
import org.therapeuticlocator.pipeline.aws.AwsAccess;
import org.therapeuticlocator.pipeline.aws.Bucket;
import org.therapeuticlocator.pipeline.aws.TargetTable;
import org.therapeuticlocator.pipeline.flink.ClusterEngine;
import org.therapeuticlocator.pipeline.flink.LeftJobs;
import org.therapeuticlocator.pipeline.input.FoundInput;
import org.therapeuticlocator.pipeline.run.JobNames;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.Runs;
import org.therapeuticlocator.pipeline.stage.Engine;
import org.therapeuticlocator.pipeline.stage.ExtractStage;
import org.therapeuticlocator.pipeline.stage.Guards;
import org.therapeuticlocator.pipeline.stage.LoadStage;
import org.therapeuticlocator.pipeline.stage.Pipelines;
import org.therapeuticlocator.pipeline.stage.PlanStage;
import org.therapeuticlocator.pipeline.stage.StageContext;
import org.therapeuticlocator.pipeline.stage.TransformStage;
import org.therapeuticlocator.pipeline.stage.Verification;
import org.therapeuticlocator.pipeline.terminal.Announcements;
import org.therapeuticlocator.pipeline.terminal.Console;
import org.therapeuticlocator.pipeline.terminal.Progress;
import org.therapeuticlocator.pipeline.terminal.Terminal;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Loads locator files: options, then extract, transform, plan and load, then the report. */
public final class Main {
  private final Map<String, String> environment;
  private final Console console;
  private final Announcements announcements;

  private Main(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
    this.announcements = new Announcements(console);
  }

  /** Runs the program; the exit status is the contract's. */
  public static void main(String[] arguments) {
    PrintStream out = System.out;
    RunLog.open();
    System.exit(run(arguments, System.getenv(), out, System.err));
  }

  /** Runs the program and answers its exit status: what main does, for tests and schedulers. */
  public static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    Console console = new Console(out, err, Terminal.of(environment));
    Optional<List<String>> answer = HelpText.answer(arguments);
    if (answer.isPresent()) {
      console.print(answer.get());
      return 0;
    }
    Interruption interruption = new Interruption(console);
    try {
      new Main(environment, console).load(Defaults.of(arguments), interruption);
      return 0;
    } catch (RuntimeException e) {
      return Ending.status(e, console, interruption.resumeCommand());
    } finally {
      interruption.close();
    }
  }

  private void load(String[] arguments, Interruption interruption) {
    CommandLine.Parsed line = CommandLine.parse(arguments, Defaults.ofRunner(arguments));
    Settings settings = line.settings();
    Optional<ClusterEngine> cluster = ClusterEngine.named(line.options());
    ReportFolder.prepare(settings);
    AwsAccess aws = settings.local() ? LocalAws.start(console) : Access.resolve(line, environment);
    Command command = Command.of(Access.explicit(arguments, aws));
    if (line.options().getRuns() != null) {
      listRuns(line, aws, command);
      return;
    }
    announcements.where(aws, settings);

    try (S3Client s3 = aws.openS3();
        DynamoDbClient dynamodb = aws.openDynamoDb()) {
      if (settings.local()) {
        LocalAws.makeMissing(s3, dynamodb, settings);
      }
      TargetTable table = Preflight.check(s3, dynamodb, settings);
      Supplier<LoadOptions> options = () -> Access.apply(aws, line.newOptions());
      FileSystems.setDefaultPipelineOptions(options.get());

      Bucket bucket = new Bucket(s3, settings.bucket());
      Runs runs =
          new Runs(
              bucket,
              Clock.systemUTC(),
              cluster.map(ClusterEngine::address).orElse(null),
              new LeftJobs(console::say));
      Optional<Manifest> earlier = runs.find(settings.runId(), settings.shared());
      earlier.ifPresent(runs::requireFree);
      console.phase("Reading the headers …");
      Optional<FoundInput> input = Preflight.input(earlier, settings, s3);
      cluster.ifPresent(engine -> engine.check(options));
      new RunsQuery(bucket, command).hint(settings, announcements);
      try (Run run = runs.claim(settings.runId(), settings.shared())) {
        interruption.resumeWith(Access.explicit(arguments, aws), run.id());
        JobNames jobs = run.manifest().jobNames();
        cluster.ifPresent(engine -> interruption.first(() -> engine.cancel(jobs, console::say)));
        announcements.begins(run, input);
        double unitsPerSecond = settings.writeCapacity().limit(table.writeUnits());
        Pipelines pipelines =
            new Pipelines(
                stage -> options.get(),
                jobs,
                cluster.map(Engine.class::cast).orElse(Engine.IN_PROCESS),
                Progress.of(console, run, input, unitsPerSecond));
        StageContext context = new StageContext(settings, run, table, s3, dynamodb, pipelines);
        Ending ending = new Ending(context, aws, command, console);
        try {
          runStages(context, input);
        } catch (RuntimeException e) {
          interruption.awaitEnd();
          ending.summarize(e);
          throw e;
        }
        ending.summarize(null);
      }
    }
  }

  private void listRuns(CommandLine.Parsed line, AwsAccess aws, Command command) {
    announcements.bucket(aws, line.settings());
    try (S3Client s3 = aws.openS3()) {
      RunsQuery runs = new RunsQuery(new Bucket(s3, line.settings().bucket()), command);
      console.print(runs.answer(String.valueOf(line.options().getRuns()), line.settings().json()));
    }
  }

  private void runStages(StageContext context, Optional<FoundInput> input) {
    if (isDue(context, Stage.EXTRACT)) {
      ExtractStage.run(context, input.orElseThrow());
      announcements.ended(Stage.EXTRACT, context.run().manifest());
    }
    if (isDue(context, Stage.TRANSFORM)) {
      TransformStage.run(context);
      announcements.ended(Stage.TRANSFORM, context.run().manifest());
    }
    Guards.requireFewRejects(context);
    if (isDue(context, Stage.PLAN)) {
      PlanStage.run(context);
      announcements.ended(Stage.PLAN, context.run().manifest());
    }
    Guards.requireFewDeletes(context);
    if (isDue(context, Stage.LOAD) && !context.settings().dryRun()) {
      LoadStage.run(context);
      announcements.ended(Stage.LOAD, context.run().manifest());
    }
    if (context.settings().verify() && context.run().manifest().isDone(Stage.LOAD)) {
      Verification.run(context);
      console.say("verify: the table is as the snapshot");
    }
  }

  private boolean isDue(StageContext context, Stage stage) {
    if (!context.settings().stages().contains(stage)) {
      return false;
    }
    if (context.run().manifest().isDone(stage)) {
      announcements.skipped(stage);
      return false;
    }
    return true;
  }
}
