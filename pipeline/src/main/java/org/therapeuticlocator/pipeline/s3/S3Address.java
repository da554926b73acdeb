package org.therapeuticlocator.pipeline.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code s3://bucket/key}.
 *
 * @param key may be empty, or a glob
 */
public record S3Address(String bucket, String key) {
  private static final Pattern ADDRESS = Pattern.compile("s3://([^/]+)/(.*)", Pattern.DOTALL);

  /** Empty for what is no such address. */
  public static Optional<S3Address> parse(String text) {
    Matcher address = ADDRESS.matcher(text);
    return address.matches()
        ? Optional.of(new S3Address(address.group(1), address.group(2)))
        : Optional.empty();
  }
}
