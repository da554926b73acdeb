package org.therapeuticlocator.pipeline;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.therapeuticlocator.pipeline.aws.AwsAccess;
import org.therapeuticlocator.pipeline.aws.Bucket;
import org.therapeuticlocator.pipeline.aws.TargetTable;
import org.therapeuticlocator.pipeline.input.FoundInput;
import org.therapeuticlocator.pipeline.progress.Watch;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.Runs;
import org.therapeuticlocator.pipeline.stage.ExtractStage;
import org.therapeuticlocator.pipeline.stage.Guards;
import org.therapeuticlocator.pipeline.stage.LoadStage;
import org.therapeuticlocator.pipeline.stage.Pipelines;
import org.therapeuticlocator.pipeline.stage.PlanStage;
import org.therapeuticlocator.pipeline.stage.StageContext;
import org.therapeuticlocator.pipeline.stage.TransformStage;
import org.therapeuticlocator.pipeline.stage.Verification;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Loads locator files: options, then extract, transform, plan and load, then the report. */
public final class Main {
  private final Map<String, String> environment;
  private final Console console;

  private Main(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  /** Runs the program; the exit status is the contract's. */
  public static void main(String[] arguments) {
    RunLog.open();
    System.exit(run(arguments, System.getenv(), System.out, System.err));
  }

  /** Runs the program and answers its exit status: what main does, for tests and schedulers. */
  public static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    Console console = new Console(out, err);
    if (console.answered(arguments)) {
      return 0;
    }
    Interruption interruption = new Interruption(console);
    try {
      new Main(environment, console).load(Defaults.of(arguments), interruption);
      return 0;
    } catch (RuntimeException e) {
      return console.failed(e, interruption.resumeCommand());
    } finally {
      interruption.close();
    }
  }

  private void load(String[] arguments, Interruption interruption) {
    CommandLine.Parsed line = CommandLine.parse(arguments, Defaults.ofRunner(arguments));
    Settings settings = line.settings();
    ReportFolder.prepare(settings);
    AwsAccess aws = settings.local() ? LocalAws.start(console) : Access.resolve(line, environment);
    console.where(aws, settings);

    try (S3Client s3 = aws.openS3();
        DynamoDbClient dynamodb = aws.openDynamoDb()) {
      if (settings.local()) {
        LocalAws.makeMissing(s3, dynamodb, settings);
      }
      TargetTable table = Preflight.check(s3, dynamodb, settings);
      FileSystems.setDefaultPipelineOptions(Access.apply(aws, line.newOptions()));

      Runs runs = new Runs(new Bucket(s3, settings.bucket()), Clock.systemUTC());
      Optional<Manifest> earlier = runs.find(settings.runId(), settings.shared());
      Optional<FoundInput> input = Preflight.input(earlier, settings, s3);
      try (Run run = runs.claim(settings.runId(), settings.shared())) {
        interruption.resumeWith(Access.explicit(arguments, aws), run.id());
        console.begins(run, input);
        Pipelines pipelines =
            new Pipelines(stage -> Access.apply(aws, line.newOptions()), Watch.NONE);
        StageContext context = new StageContext(settings, run, table, s3, dynamodb, pipelines);
        try {
          runStages(context, input);
        } catch (RuntimeException e) {
          ReportFolder.write(context, console, false);
          throw e;
        }
        ReportFolder.write(context, console, true);
      }
    }
  }

  private void runStages(StageContext context, Optional<FoundInput> input) {
    if (isDue(context, Stage.EXTRACT)) {
      ExtractStage.run(context, input.orElseThrow());
      console.ended(Stage.EXTRACT, context.run().manifest());
    }
    if (isDue(context, Stage.TRANSFORM)) {
      TransformStage.run(context);
      console.ended(Stage.TRANSFORM, context.run().manifest());
    }
    Guards.requireFewRejects(context);
    if (isDue(context, Stage.PLAN)) {
      PlanStage.run(context);
      console.ended(Stage.PLAN, context.run().manifest());
    }
    Guards.requireFewDeletes(context);
    if (isDue(context, Stage.LOAD) && !context.settings().dryRun()) {
      LoadStage.run(context);
      console.ended(Stage.LOAD, context.run().manifest());
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
      console.skipped(stage);
      return false;
    }
    return true;
  }
}
