package org.therapeuticlocator.pipeline.options;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;

/** The names of all options, ours and the runners', as Beam knows them. */
final class OptionNames {
  /** What to do instead of giving an option that the program sets itself, by its name. */
  static final Map<String, String> SET_BY_THE_PROGRAM =
      Map.of(
          "clientBuilderFactory", "It has clients of its own",
          "s3ClientFactoryClass", "It has clients of its own",
          "s3UploadBufferSizeBytes", "It has a size of its own",
          "jobName", "Name the run, with --runId",
          "unitsPerSecond", "Give --writeCapacity",
          "writers", "Give the runner's --parallelism");

  private static final int FARTHEST = 4;
  private static final Map<String, Option> OWN =
      Stream.of(Option.values()).collect(Collectors.toMap(Option::typed, option -> option));
  private static final Set<String> OF_AWS =
      BeamOptions.names(Stream.of(AwsConnectionOptions.class.getDeclaredMethods()));

  private OptionNames() {}

  /** Whether it is in {@link Option}, so that Beam knows nothing of it. */
  static boolean isOwn(String name) {
    return OWN.containsKey(name);
  }

  /** Whether it is an option of this program that is not a flag. */
  static boolean needsValue(String name) {
    Option own = OWN.get(name);
    return own == null ? OF_AWS.contains(name) : !own.isFlag();
  }

  /** The name that was probably meant; null if none is near. */
  static @Nullable String nearest(String name) {
    return Stream.concat(BeamOptions.names().stream(), OWN.keySet().stream())
        .filter(known -> !SET_BY_THE_PROGRAM.containsKey(known))
        .filter(known -> distance(name, known) <= Math.min(FARTHEST, known.length() / 2))
        .min(Comparator.comparingInt(known -> distance(name, known)))
        .orElse(null);
  }

  private static int distance(String name, String known) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(name.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT));
  }
}
