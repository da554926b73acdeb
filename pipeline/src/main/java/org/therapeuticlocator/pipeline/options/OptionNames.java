package org.therapeuticlocator.pipeline.options;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;

/** The names of all options, ours and the runners', as Beam knows them. */
final class OptionNames {
  private static final int FARTHEST = 4;
  private static final Set<String> FLAGS =
      Set.of("dryRun", "verify", "multiline", "local", "json", "runs");
  private static final Map<String, String> SET_BY_THE_PROGRAM =
      Map.of(
          "clientBuilderFactory", "It has clients of its own",
          "s3ClientFactoryClass", "It has clients of its own",
          "s3UploadBufferSizeBytes", "It has a size of its own",
          "jobName", "Name the run, with --runId",
          "unitsPerSecond", "Give --writeCapacity",
          "writers", "Give the runner's --parallelism");
  private static final Set<String> NAMES = names();

  private OptionNames() {}

  static boolean isKnown(String name) {
    return NAMES.contains(name);
  }

  /** What to do instead of giving an option that the program sets itself; null for any other. */
  static @Nullable String insteadOf(String name) {
    return SET_BY_THE_PROGRAM.get(name);
  }

  /** Whether it is an option of this program that is not a flag. */
  static boolean needsValue(String name) {
    return !FLAGS.contains(name)
        && Stream.of(LoadOptions.class, AwsConnectionOptions.class)
            .flatMap(options -> Arrays.stream(options.getDeclaredMethods()))
            .anyMatch(method -> method.getName().equals("get" + capitalized(name)));
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** The name that was probably meant; null if none is near. */
  static @Nullable String nearest(String name) {
    LevenshteinDistance distance = new LevenshteinDistance(FARTHEST);
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.stream()
        .filter(known -> !SET_BY_THE_PROGRAM.containsKey(known))
        .filter(known -> distance.apply(lower, known.toLowerCase(Locale.ROOT)) >= 0)
        .filter(
            known -> distance.apply(lower, known.toLowerCase(Locale.ROOT)) <= known.length() / 2)
        .min(
            Comparator.comparingInt(known -> distance.apply(lower, known.toLowerCase(Locale.ROOT))))
        .orElse(null);
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Class<? extends PipelineOptions> options : PipelineOptionsFactory.getRegisteredOptions()) {
      for (Method method : options.getMethods()) {
        String name = method.getName();
        int prefix = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
        if (prefix > 0 && method.getParameterCount() == 0) {
          names.add(Introspector.decapitalize(name.substring(prefix)));
        }
      }
    }
    return names;
  }
}
