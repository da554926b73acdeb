package org.therapeuticlocator.pipeline.destination;

import org.therapeuticlocator.pipeline.aws.AwsLocations;
import org.therapeuticlocator.pipeline.options.Settings;

/** Makes destinations of one kind. */
@FunctionalInterface
public interface DestinationFactory {
  /** The destination that the settings name; nothing of it is called yet. */
  Destination of(Settings settings, AwsLocations aws);
}
