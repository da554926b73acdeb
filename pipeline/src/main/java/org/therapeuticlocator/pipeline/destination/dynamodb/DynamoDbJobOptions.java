package org.therapeuticlocator.pipeline.destination.dynamodb;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What {@link DynamoDbClientFactory} needs to know on the workers. Not registered with Beam, so
 * that nobody can give it as an argument.
 */
public interface DynamoDbJobOptions extends PipelineOptions {
  /** Write units per second that all workers together keep to; 0 for no limit. */
  @Default.Double(0)
  double getUnitsPerSecond();

  void setUnitsPerSecond(double value);

  /** How many write, where they are several processes; 0 if they are one. */
  @Default.Integer(0)
  int getWriters();

  void setWriters(int value);

  /** Where what the table refuses is left, a URI with {@code /} at the end. */
  @Default.String("")
  String getRefusedFolder();

  void setRefusedFolder(String value);
}
