package org.therapeuticlocator.pipeline.options;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.ObjectEncryption;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.text.Visible;

/**
 * The arguments, checked. Whatever is wrong with any of them is reported at once, by option, with
 * the values that are allowed; Beam's parser would stop at the first.
 */
public final class CommandLine {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i).*(credential|secret|password|accesskey|token|customerkey|proxyconfiguration).*");

  private static final List<String> WHERE_RUNS_LIE =
      List.of("local", "bucket", "endpoint", "s3Endpoint");

  private final List<String> problems = new ArrayList<>();
  private final List<String> accepted = new ArrayList<>();

  static {
    BeamOptions.registerOnly(LoadOptions.class);
  }

  private CommandLine() {}

  /**
   * What the arguments say; nothing is checked against AWS or files yet.
   *
   * @param arguments those that are Beam's
   * @param runs the run to be shown, blank or {@code true} for a list of all; null to load
   */
  public record Parsed(
      LoadOptions options, List<String> arguments, Settings settings, @Nullable String runs) {
    /** Whether the option, which is not in {@link Option}, is given. */
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
   * @param destination finds out what is wrong with the options that are about it
   * @throws UsageException with everything that is wrong
   */
  public static Parsed parse(
      String[] arguments,
      Map<String, String> runnerDefaults,
      BiConsumer<Map<Option, String>, List<String>> destination) {
    CommandLine line = new CommandLine();
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i++) {
      line.accept(i + 1, arguments[i], given);
    }
    runnerDefaults.forEach(
        (name, value) -> {
          if (!given.containsKey(name)) {
            BeamOptions.registerThoseWith(name);
            line.accepted.add("--" + name + '=' + value);
          }
        });
    LoadOptions options = parse(line.accepted);
    Map<Option, String> values = new EnumMap<>(Option.class);
    for (Option option : Option.values()) {
      String value = given.getOrDefault(option.typed(), option.byDefault());
      if (value != null) {
        values.put(option, value);
      }
    }
    line.check(options, values, given, destination);
    if (!line.problems.isEmpty()) {
      throw new UsageException(line.problems);
    }
    return new Parsed(
        options, List.copyOf(line.accepted), Settings.of(values), values.get(Option.RUNS));
  }

  private static LoadOptions parse(List<String> arguments) {
    return PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).as(LoadOptions.class);
  }

  private void accept(int number, String argument, Map<String, String> given) {
    if (!argument.startsWith("--") || argument.length() < 3) {
      // It may be what belongs to a secret's option, so it is not repeated.
      problems.add(
          "Argument %s is not an option: options are written --name=value. See --help."
              .formatted(number));
      return;
    }
    int equals = argument.indexOf('=');
    String name = argument.substring(2, equals < 0 ? argument.length() : equals);
    String value = equals < 0 ? null : argument.substring(equals + 1);
    String instead = OptionNames.SET_BY_THE_PROGRAM.get(name);
    if (SECRET.matcher(name).matches() && !OptionNames.isOwn(name)) {
      problems.add(
          "--"
              + name
              + " would put credentials into the job's options, where others can read them."
              + " Leave it out: they come from the AWS environment, profile or role.");
    } else if (instead != null) {
      problems.add("--" + name + " is set by the program itself. " + instead + '.');
    } else if (given.putIfAbsent(name, Objects.requireNonNullElse(value, "true")) != null) {
      problems.add("--" + name + " is given twice. Give it once.");
    } else if (value == null && OptionNames.needsValue(name)) {
      problems.add("--%s needs a value: --%<s=…".formatted(name));
    } else if (!OptionNames.isOwn(name)) {
      BeamOptions.registerThoseWith(name);
      try {
        parse(List.of(argument));
        accepted.add(argument);
      } catch (IllegalArgumentException e) {
        problems.add(refusedByBeam(name, value));
      }
    }
  }

  private static String refusedByBeam(String name, @Nullable String value) {
    if (!BeamOptions.names().contains(name)) {
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

  private void check(
      LoadOptions options,
      Map<Option, String> values,
      Map<String, String> given,
      BiConsumer<Map<Option, String>, List<String>> destination) {
    // A list of runs asks nobody's account but the one that was named.
    if (values.containsKey(Option.RUNS) && Collections.disjoint(given.keySet(), WHERE_RUNS_LIE)) {
      problems.add(
          "--runs lists the runs of a bucket: say which with --local, or with --bucket=name on"
              + " AWS.");
    }
    boolean loads =
        !values.containsKey(Option.RUNS) && !Boolean.parseBoolean(values.get(Option.DDL));
    if (loads && values.getOrDefault(Option.INPUT, "").isBlank()) {
      problems.add(
          "--input is missing: name the files to load, such as --input=s3://bucket/file.csv or"
              + " --input=data/*.csv.gz.");
    }
    if (Boolean.parseBoolean(values.get(Option.ACCEPT)) && !values.containsKey(Option.RUN_ID)) {
      problems.add("--accept accepts the findings of a run: say of which, with --runId.");
    }
    if (Boolean.parseBoolean(values.get(Option.PARTIAL))
        && "delete".equals(values.get(Option.STALE_ROWS))) {
      problems.add(
          "--staleRows=delete would delete what a part of the list does not name: leave it out, or"
              + " --partial.");
    }
    values.forEach(
        (option, value) -> {
          if (option == Option.DESTINATION) {
            destination.accept(values, problems);
          } else if (!option.takes(value)) {
            refuse(option.typed(), value, option.allowed());
          }
        });
    ObjectEncryption encryption = ObjectEncryption.of(options);
    if (!encryption.hasKnownAlgorithm()) {
      refuse("SSEAlgorithm", String.valueOf(options.getSSEAlgorithm()), "AES256 or aws:kms");
    } else if (!encryption.hasFittingKey()) {
      problems.add("--SSEKMSKeyId needs a key's id or ARN, and --SSEAlgorithm=aws:kms.");
    }
  }

  private void refuse(String name, String value, String allowed) {
    problems.add("--%s: '%s' is not %s.".formatted(name, Visible.of(value), allowed));
  }
}
