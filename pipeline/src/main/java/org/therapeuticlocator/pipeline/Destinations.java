package org.therapeuticlocator.pipeline;

import java.util.Map;
import org.therapeuticlocator.pipeline.aws.AwsLocations;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.destination.dynamodb.DynamoDbDestination;
import org.therapeuticlocator.pipeline.options.Settings;

/** The kinds of destinations that there are. */
final class Destinations {
  /** By what {@code --destination} calls them. */
  static final Map<String, Destination.Factory> KINDS =
      Map.of(DynamoDbDestination.KIND, DynamoDbDestination::of);

  private Destinations() {}

  /** The one of {@code kinds} that the settings name. */
  static Destination of(
      Map<String, Destination.Factory> kinds, Settings settings, AwsLocations aws) {
    Destination.Factory factory = kinds.get(settings.destination());
    if (factory == null) {
      throw new IllegalStateException("Checked with the options: " + settings.destination());
    }
    return factory.of(settings, aws);
  }
}
