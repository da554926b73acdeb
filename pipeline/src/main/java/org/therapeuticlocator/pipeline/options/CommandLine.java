package org.therapeuticlocator.pipeline.options;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
          "Argument %s is not an option: options are written --name=value. See --help."
              .formatted(number));
      return;
    }
    int equals = argument.indexOf('=');
    String name = argument.substring(2, equals < 0 ? argument.length() : equals);
    String instead = OptionNames.insteadOf(name);
    if (SECRET.matcher(name).matches()) {
      problems.add(
          "--"
              + name
              + " would put credentials into the job's options, where others can read them."
              + " Leave it out: they come from the AWS environment, profile or role.");
    } else if (instead != null) {
      problems.add("--" + name + " is set by the program itself. " + instead + '.');
    } else if (!given.add(name)) {
      problems.add("--" + name + " is given twice. Give it once.");
    } else if (equals < 0 && OptionNames.needsValue(name)) {
      problems.add("--%s needs a value: --%<s=…".formatted(name));
    } else {
      try {
        parse(List.of(argument));
        accepted.add(argument);
      } catch (IllegalArgumentException e) {
        problems.add(refusedByBeam(name, equals < 0 ? null : argument.substring(equals + 1)));
      }
    }
  }

  private static String refusedByBeam(String name, @Nullable String value) {
    if (!OptionNames.isKnown(name)) {
      String nearest = OptionNames.nearest(name);
      return "There is no option --"
          + name
          + (nearest == null ? ". See --help." : ". Did you mean --" + nearest + "?");
    }
    if (value == null) {
      return "--%s needs a value: --%<s=…".formatted(name);
    }
    return "--%s does not take the value %s."
        .formatted(name, value.contains("@") ? "given" : "'" + Visible.of(value) + "'");
  }

  /** A list of runs asks nobody's account but the one that was named. */
  private void checkRuns(LoadOptions options, Set<String> given) {
    if (options.getRuns() != null && Collections.disjoint(given, WHERE_RUNS_LIE)) {
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
    if (runId != null) {
      matching(
          "runId",
          runId,
          RUN_ID,
          "a name of up to 64 letters, digits, '.', '_' and '-' that begins with a letter or digit");
    }
    matching(
        "bucket", options.getBucket(), BUCKET, "a bucket name, such as hello-heart-covid-data");
    String kinds = String.join(" or ", new TreeSet<>(destinations));
    require(
        destinations.contains(options.getDestination()),
        "destination",
        options.getDestination(),
        kinds);
    matching(
        "table",
        options.getTable(),
        TABLE,
        "a table name of 3 to 255 letters, digits, '_', '-' and '.'");
    Capacity write = capacity("writeCapacity", options.getWriteCapacity(), "write");
    Capacity read = capacity("readCapacity", options.getReadCapacity(), "read");
    ObjectEncryption encryption = ObjectEncryption.of(options);
    require(
        encryption.hasKnownAlgorithm(),
        "SSEAlgorithm",
        String.valueOf(encryption.algorithm()),
        "AES256 or aws:kms");
    if (encryption.hasKnownAlgorithm() && !encryption.hasFittingKey()) {
      problems.add("--SSEKMSKeyId needs a key's id or ARN, and --SSEAlgorithm=aws:kms.");
    }
    String staleRows = options.getStaleRows();
    require(staleRows.matches("keep|delete"), "staleRows", staleRows, "keep or delete");
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

  private Set<Stage> stages(String text) {
    Set<String> names =
        Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    Set<Stage> stages = EnumSet.allOf(Stage.class);
    stages.removeIf(stage -> !names.remove(stage.label()));
    require(
        names.isEmpty(),
        "stages",
        text,
        "one or more of extract, transform, plan, load, comma-separated");
    return stages;
  }

  private Capacity capacity(String name, String value, String kind) {
    Capacity capacity = Capacity.parse(value);
    require(
        capacity != null,
        name,
        value,
        "auto, unlimited or a whole number of " + kind + " units per second");
    return capacity == null ? Capacity.AUTO : capacity;
  }

  private boolean flag(String name, String value) {
    String text = value.toLowerCase(Locale.ROOT);
    require(text.matches("true|false"), name, value, "true or false");
    return text.equals("true");
  }

  private double percent(String name, String value) {
    double percent = PERCENT.matcher(value).matches() ? Double.parseDouble(value) : -1;
    require(
        percent >= 0 && percent <= 100,
        name,
        value,
        "a percentage from 0 to 100, such as 5 or 0.5");
    return percent;
  }

  private void matching(String name, String value, Pattern pattern, String allowed) {
    require(pattern.matcher(value).matches(), name, value, allowed);
  }

  private void require(boolean isAllowed, String name, String value, String allowed) {
    if (!isAllowed) {
      problems.add("--%s: '%s' is not %s.".formatted(name, Visible.of(value), allowed));
    }
  }
}
