package org.therapeuticlocator.pipeline.aws;

import org.jspecify.annotations.Nullable;

/**
 * Where a service answers.
 *
 * @param at its endpoint, or {@code account 123456789012, region us-east-1}
 * @param source the setting that named the endpoint; null: it is AWS itself
 */
public record AwsLocation(String at, @Nullable String source) {
  /** As it goes on after a name. */
  @Override
  public String toString() {
    return source == null ? " in AWS " + at : " at " + at + " (" + source + ')';
  }
}
