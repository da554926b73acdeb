package org.therapeuticlocator.pipeline;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.AwsConnectionResolver;
import org.therapeuticlocator.pipeline.aws.AwsLocations;
import org.therapeuticlocator.pipeline.aws.AwsProfiles;
import org.therapeuticlocator.pipeline.aws.ObjectEncryption;
import org.therapeuticlocator.pipeline.baseline.LoadedRuns;
import org.therapeuticlocator.pipeline.console.Announcements;
import org.therapeuticlocator.pipeline.console.Console;
import org.therapeuticlocator.pipeline.console.Progress;
import org.therapeuticlocator.pipeline.console.Terminal;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.engine.Engine;
import org.therapeuticlocator.pipeline.engine.PipelineRunner;
import org.therapeuticlocator.pipeline.engine.flink.ClusterJobs;
import org.therapeuticlocator.pipeline.engine.flink.FlinkCli;
import org.therapeuticlocator.pipeline.engine.flink.FlinkEngines;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.input.FoundInput;
import org.therapeuticlocator.pipeline.input.NameEncoding;
import org.therapeuticlocator.pipeline.options.CommandLine;
import org.therapeuticlocator.pipeline.options.HelpText;
import org.therapeuticlocator.pipeline.options.Launch;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.run.JobNames;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.Runs;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.S3ClientFactory;
import org.therapeuticlocator.pipeline.stage.StageContext;
import org.therapeuticlocator.row.Header;

/** Loads locator files: options, then extract, transform, plan and load, then the report. */
public final class Main {
  private static final Logger LOG = Logger.getLogger(Main.class.getName());

  private final Launch launch;
  private final Map<String, String> environment;
  private final Console console;
  private final @Nullable Path log;
  private final Destinations destinations;
  private final Clock clock;
  private final Announcements announcements;

  private Main(
      Launch launch,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err,
      @Nullable Path log,
      Map<String, Destination.Factory> destinations,
      Clock clock) {
    this.launch = launch;
    this.environment = environment;
    this.console = new Console(out, err, Terminal.of(launch, environment));
    this.log = log;
    this.destinations = new Destinations(destinations);
    this.clock = clock;
    this.announcements = new Announcements(console);
  }

  /** Runs the program; the exit status is the contract's. */
  public static void main(String[] arguments) {
    // What a locale writes its own way, digits first, must be the same everywhere.
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    Launch launch =
        FlinkCli.isHere()
            ? Launch.byFlink(FlinkCli.command(), FlinkCli.MASTER, System.getProperties())
            : Launch.byScript(System.getProperties());
    Path log = RunLog.open(launch);
    AwsProfiles.tellSdk(System.getenv());
    System.exit(
        new Main(launch, System.getenv(), out, System.err, log, Destinations.ALL, Clock.systemUTC())
            .run(arguments));
  }

  /** Runs the program and answers its exit status: what main does, for tests and schedulers. */
  public static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    return run(arguments, environment, out, err, Destinations.ALL, Clock.systemUTC());
  }

  /** The same, for a test that has destinations or a time of its own. */
  public static int run(
      String[] arguments,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err,
      Map<String, Destination.Factory> destinations,
      Clock clock) {
    Launch launch = Launch.byScript(System.getProperties());
    return new Main(launch, environment, out, err, null, destinations, clock).run(arguments);
  }

  private int run(String[] arguments) {
    Optional<List<String>> answer = HelpText.answer(arguments, launch);
    if (answer.isPresent()) {
      return console.print(answer.get()) ? 0 : 1;
    }
    try (ShutdownHook hook = new ShutdownHook(console, launch.resume())) {
      RunOutcome outcome = outcome(arguments, hook);
      announcements.outcome(outcome, log);
      return outcome.status();
    }
  }

  private RunOutcome outcome(String[] arguments, ShutdownHook hook) {
    try {
      return load(arguments, hook);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "the program failed outside a run's stages", e);
      return RunOutcome.of(e, hook.resumeCommand(), false);
    }
  }

  private RunOutcome load(String[] typed, ShutdownHook hook) {
    NameEncoding.requireFolder();
    String[] arguments = launch.arguments(typed);
    CommandLine.Parsed line =
        CommandLine.parse(arguments, launch.runnerDefaults(arguments), destinations::check);
    Settings settings = line.settings();
    if (settings.ddl()) {
      return printed(destinations.named(settings.destination()).ddl(settings));
    }
    RunFinisher.prepareFolder(settings);
    try (Engine engine = FlinkEngines.named(line.options()).orElse(Engine.LOCAL)) {
      return load(line, arguments, typed.length == 0, engine, hook);
    }
  }

  private RunOutcome load(
      CommandLine.Parsed line,
      String[] arguments,
      boolean sample,
      Engine engine,
      ShutdownHook hook) {
    Settings settings = line.settings();
    // The SDK reads the profiles' files even for clients that need nothing of them.
    AwsConnectionResolver resolver = AwsConnectionResolver.in(environment);
    LocalServers servers = new LocalServers(launch, environment, console);
    AwsConnection aws =
        settings.local()
            ? servers.startAws(settings.destination())
            : resolver.resolve(line.options(), line.names("awsRegion"));
    ShellCommand command = ShellCommand.of(launch, aws.named(arguments));
    AwsLocations locations = new AwsLocations(aws, console::say);
    console.verbatim("S3        bucket " + settings.bucket() + locations.s3());
    if (line.runs() != null) {
      return listRuns(line.runs(), settings, aws, command);
    }
    Destination destination =
        destinations
            .named(settings.destination())
            .of(settings, locations, servers.startDatabase(settings.destination()));
    console.verbatim(destination.describe());
    ObjectEncryption encryption = ObjectEncryption.of(line.options());
    try (Bucket bucket = Bucket.open(aws, settings.bucket(), encryption)) {
      if (settings.local()) {
        bucket.makeMissing();
      }
      if (settings.local() || settings.createTable()) {
        destination.makeMissing();
      }
      Target target = Preflight.check(bucket, destination);
      target.remarks().forEach(console::say);
      Supplier<LoadOptions> options = () -> jobOptions(aws, settings, line.newOptions());
      FileSystems.setDefaultPipelineOptions(options.get());
      Runs runs =
          new Runs(
              bucket,
              clock,
              engine.address(),
              sample,
              left -> ClusterJobs.endLeft(left, console::say),
              console::say);
      Optional<Manifest> earlier = runs.find(settings.runId(), settings.shared());
      earlier.ifPresent(runs::requireFree);
      console.phase("Reading the headers …");
      Optional<FoundInput> input = Preflight.input(earlier, settings, bucket);
      engine.prepare(options, Preflight.onWorker(destination));
      new RunsCommand(bucket, command).hint(settings, announcements);
      try (Run run = runs.claim(settings.runId(), settings.shared())) {
        hook.resumeWith(command.with("--runId", run.id()).toString());
        JobNames jobs = run.manifest().jobNames();
        hook.first(() -> engine.cancel(jobs, console::say));
        announcements.begins(
            run.id(),
            run.folder().uri(""),
            input.map(found -> Header.ignored(found.headers())).orElse(Set.of()));
        PipelineRunner pipelines =
            new PipelineRunner(
                () -> {
                  LoadOptions fresh = options.get();
                  target.configure(fresh, engine.processes());
                  return fresh;
                },
                jobs,
                engine,
                target.mostWorkers(),
                new Progress(
                    console,
                    new Workloads(
                        run,
                        input.map(FoundInput::localBytes).orElse(0L),
                        target.unitsPerSecond(),
                        run.manifest().stage(Stage.LOAD) != null)));
        StageContext context =
            new StageContext(
                settings,
                run,
                new LoadedRuns(bucket, target.address()),
                locations.user(),
                console::say,
                destination,
                target,
                pipelines);
        RunFinisher finisher =
            new RunFinisher(
                context,
                aws.s3() == null ? null : aws.s3().uri().toString(),
                command,
                console,
                log,
                run.manifest().stage(Stage.LOAD));
        try {
          new Stages(context, announcements).run(input);
        } catch (RuntimeException e) {
          hook.awaitEnd();
          LOG.log(Level.SEVERE, "the run failed", e);
          return finisher.finish(e);
        }
        return finisher.finish(null);
      }
    }
  }

  private RunOutcome listRuns(
      String named, Settings settings, AwsConnection aws, ShellCommand command) {
    try (Bucket bucket = Bucket.open(aws, settings.bucket(), ObjectEncryption.OF_THE_BUCKET)) {
      return printed(new RunsCommand(bucket, command).answer(named, settings.json()));
    }
  }

  private RunOutcome printed(List<String> lines) {
    if (!console.print(lines)) {
      throw new RunFailedException("The answer could not be written to standard output.", null);
    }
    return RunOutcome.well(null);
  }

  /** The options of a job: workers make their clients from them. */
  private static LoadOptions jobOptions(AwsConnection aws, Settings settings, LoadOptions options) {
    options.setBucket(settings.bucket());
    options.setTable(settings.table());
    aws.describeIn(options);
    S3ClientFactory.useIn(options);
    return options;
  }
}
