package org.therapeuticlocator.pipeline.options;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.ObjectEncryption;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Visible;

/**
 * The arguments, checked. Whatever is wrong with any of them is reported at once, by option, with
 * the values that are allowed; Beam's parser would stop at the first.
 */
public final class CommandLine {
  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
  private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}([.][0-9]{1,6})?");
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(credential|secret|password|accesskey|token|customerkey|proxyconfiguration).*");

  private static final List<String> WHERE_RUNS_LIE =
      List.of("local", "bucket", "endpoint", "s3Endpoint");

  private final List<String> problems = new ArrayList<>();
  private final List<String> accepted = new ArrayList<>();
  private final Set<String> destinations;

  static {
    PipelineOptionsFactory.register(LoadOptions.class);
  }

  private CommandLine(Set<String> destinations) {
    this.destinations = destinations;
  }

  /** What the arguments say; nothing is checked against AWS or files yet. */
  public record Parsed(LoadOptions options, List<String> arguments, Settings settings) {
    /** Whether the option is among the arguments. */
    public boolean names(String option) {
      return arguments.stream().anyMatch(argument -> argument.startsWith("--" + option + '='));
    }

    /** The options once more, for another pipeline. */
    public LoadOptions newOptions() {
      return parse(arguments);
    }
  }

  /**
   * Reads and checks the arguments.
   *
   * @param destinations the kinds that there are
   * @throws UsageException with everything that is wrong
   */
  public static Parsed parse(
      String[] arguments, Map<String, String> runnerDefaults, Set<String> destinations) {
    CommandLine line = new CommandLine(destinations);
    Set<String> given = new HashSet<>();
    for (int i = 0; i < arguments.length; i++) {
      line.accept(i + 1, arguments[i], given);
    }
    runnerDefaults.forEach(
        (name, value) -> {
          if (!given.contains(name)) {
            line.accepted.add("--" + name + '=' + value);
          }
        });
    LoadOptions options = parse(line.accepted);
    line.checkRuns(options, given);
    Settings settings = line.check(options);
    if (!line.problems.isEmpty()) {
      throw new UsageException(line.problems);
    }
    return new Parsed(options, List.copyOf(line.accepted), settings);
  }

  private static LoadOptions parse(List<String> arguments) {
    return PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).as(LoadOptions.class);
  }

  private void accept(int number, String argument, Set<String> given) {
    if (!argument.startsWith("--") || argument.length() < 3) {
      // It may be what belongs to a secret's option, so it is not repeated.
      problems.add(
          "Argument "
              + number
              + " is not an option: options are written --name=value. See --help.");
      return;
    }
    int equals = argument.indexOf('=');
    String name = argument.substring(2, equals < 0 ? argument.length() : equals);
    if (SECRET.matcher(name).matches()) {
      problems.add(
          "--"
              + name
              + " would put credentials into the job's options, where others can read them. Leave"
              + " it out: they come from the AWS environment, profile or role.");
      return;
    }
    String instead = OptionNames.insteadOf(name);
    if (instead != null) {
      problems.add("--" + name + " is set by the program itself. " + instead + '.');
      return;
    }
    if (!given.add(name)) {
      problems.add("--" + name + " is given twice. Give it once.");
      return;
    }
    if (equals < 0 && OptionNames.needsValue(name)) {
      problems.add("--" + name + " needs a value: --" + name + "=…");
      return;
    }
    try {
      parse(List.of(argument));
      accepted.add(argument);
    } catch (IllegalArgumentException e) {
      problems.add(OptionNames.isKnown(name) ? badValue(name, argument) : unknown(name));
    }
  }

  private static String badValue(String name, String argument) {
    int equals = argument.indexOf('=');
    return equals < 0
        ? "--" + name + " needs a value: --" + name + "=…"
        : "--" + name + " does not take " + repeatable(argument.substring(equals + 1)) + '.';
  }

  private static String repeatable(String value) {
    return value.contains("@") ? "the value given" : "the value '" + Visible.of(value) + "'";
  }

  private static String unknown(String name) {
    String nearest = OptionNames.nearest(name);
    return "There is no option --"
        + name
        + (nearest == null ? ". See --help." : ". Did you mean --" + nearest + "?");
  }

  /** A list of runs asks nobody's account but the one that was named. */
  private void checkRuns(LoadOptions options, Set<String> given) {
    boolean named = false;
    for (String option : WHERE_RUNS_LIE) {
      named |= given.contains(option);
    }
    if (options.getRuns() != null && !named) {
      problems.add(
          "--runs lists the runs of a bucket: say which with --local, or with --bucket=name on"
              + " AWS.");
    }
  }

  private Settings check(LoadOptions options) {
    String input = options.getInput();
    if (options.getRuns() == null && (input == null || input.isBlank())) {
      problems.add(
          "--input is missing: name the files to load, such as --input=s3://bucket/file.csv or"
              + " --input=data/*.csv.gz.");
    }
    String runId = options.getRunId();
    if (runId != null && !RUN_ID.matcher(runId).matches()) {
      problems.add(
          "--runId: '"
              + Visible.of(runId)
              + "' is not a name of up to 64 letters, digits, '.', '_' and '-' that begins with a"
              + " letter or digit.");
    }
    matching(
        "bucket", options.getBucket(), BUCKET, "a bucket name, such as hello-heart-covid-data");
    if (!destinations.contains(options.getDestination())) {
      refuse(
          "destination",
          options.getDestination(),
          String.join(" or ", new TreeSet<>(destinations)));
    }
    matching(
        "table",
        options.getTable(),
        TABLE,
        "a table name of 3 to 255 letters, digits, '_', '-' and '.'");
    Capacity write = capacity("writeCapacity", options.getWriteCapacity(), "write");
    Capacity read = capacity("readCapacity", options.getReadCapacity(), "read");
    checkEncryption(ObjectEncryption.of(options));
    String staleRows = options.getStaleRows();
    if (!staleRows.equals("keep") && !staleRows.equals("delete")) {
      refuse("staleRows", staleRows, "keep or delete");
    }
    return new Settings(
        input == null ? "" : input,
        options.getBucket(),
        options.getDestination(),
        options.getTable(),
        runId,
        stages(options.getStages()),
        staleRows.equals("delete"),
        percent("maxDeletePercent", options.getMaxDeletePercent()),
        percent("maxRejectedPercent", options.getMaxRejectedPercent()),
        write,
        read,
        flag("dryRun", options.getDryRun()),
        flag("verify", options.getVerify()),
        flag("multiline", options.getMultiline()),
        flag("local", options.getLocal()),
        options.getReport(),
        flag("json", options.getJson()));
  }

  private void checkEncryption(ObjectEncryption encryption) {
    if (!encryption.hasKnownAlgorithm()) {
      refuse("SSEAlgorithm", String.valueOf(encryption.algorithm()), "AES256 or aws:kms");
    } else if (!encryption.hasFittingKey()) {
      problems.add("--SSEKMSKeyId needs a key's id or ARN, and --SSEAlgorithm=aws:kms.");
    }
  }

  private Set<Stage> stages(String text) {
    Set<Stage> stages = EnumSet.noneOf(Stage.class);
    for (String name : text.split(",", -1)) {
      Stage stage = stage(name.strip());
      if (stage == null) {
        refuse("stages", text, "one or more of extract, transform, plan, load, comma-separated");
        return stages;
      }
      stages.add(stage);
    }
    return stages;
  }

  private static @Nullable Stage stage(String name) {
    for (Stage stage : Stage.values()) {
      if (stage.label().equals(name)) {
        return stage;
      }
    }
    return null;
  }

  private Capacity capacity(String name, String value, String kind) {
    Capacity capacity = Capacity.parse(value);
    if (capacity == null) {
      refuse(name, value, "auto, unlimited or a whole number of " + kind + " units per second");
      return new Capacity(Capacity.Mode.AUTO, null);
    }
    return capacity;
  }

  private boolean flag(String name, String value) {
    String text = value.toLowerCase(Locale.ROOT);
    if (!text.equals("true") && !text.equals("false")) {
      refuse(name, value, "true or false");
    }
    return text.equals("true");
  }

  private double percent(String name, String value) {
    if (PERCENT.matcher(value).matches() && Double.parseDouble(value) <= 100) {
      return Double.parseDouble(value);
    }
    refuse(name, value, "a percentage from 0 to 100, such as 5 or 0.5");
    return 0;
  }

  private void matching(String name, String value, Pattern pattern, String allowed) {
    if (!pattern.matcher(value).matches()) {
      refuse(name, value, allowed);
    }
  }

  private void refuse(String name, String value, String allowed) {
    problems.add("--" + name + ": '" + Visible.of(value) + "' is not " + allowed + '.');
  }
}
