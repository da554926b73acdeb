package org.therapeuticlocator.pipeline.options;

import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;

/**
 * What Beam and the workers are told: where things lie. {@code bucket}, {@code table} and {@code
 * local} are set from {@link Settings}.
 */
public interface LoadOptions extends AwsConnectionOptions {
  String getBucket();

  void setBucket(String value);

  String getTable();

  void setTable(String value);
}
