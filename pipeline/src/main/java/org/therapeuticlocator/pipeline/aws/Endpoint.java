package org.therapeuticlocator.pipeline.aws;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.UsageException;

/**
 * Where a service answers, if not at AWS.
 *
 * @param source the setting that named it, for the user to read
 */
public record Endpoint(URI uri, String source) {
  /** A sentence that goes after what workers found at an endpoint; none for AWS itself. */
  public static String asWorkersCallIt(@Nullable Endpoint endpoint) {
    if (endpoint == null) {
      return "";
    }
    String host = endpoint.uri().getHost();
    return " They call it at "
        + endpoint.uri()
        + (host.equals("localhost") || host.startsWith("127.")
            ? ", which is each worker's own machine."
            : ".");
  }

  /**
   * An endpoint from text.
   *
   * @throws UsageException if it is no http(s) URL, or carries a user or password, which is not
   *     repeated
   */
  static Endpoint of(String url, String source) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw new UsageException(
          "The endpoint from " + source + " is not a URL: give one such as http://127.0.0.1:4566.");
    }
    if (uri.getRawUserInfo() != null || url.contains("@")) {
      throw new UsageException(
          "The endpoint from "
              + source
              + " carries a user or password. Take them out: credentials come from the AWS"
              + " environment, profile or role.");
    }
    if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
        || uri.getHost() == null) {
      throw new UsageException(
          String.format(
              "The endpoint from %s, %s, is not an http:// or https:// URL with a host, such as"
                  + " http://127.0.0.1:4566.",
              source, url));
    }
    return new Endpoint(uri, source);
  }
}
