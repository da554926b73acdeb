package org.therapeuticlocator.pipeline;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.destination.dynamodb.DynamoDbFactory;
import org.therapeuticlocator.pipeline.destination.jdbc.JdbcFactory;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.Option;

/**
 * The kinds of destinations that there are.
 *
 * @param kinds by what {@code --destination} calls them; a URL by what is before its {@code ://}
 */
public record Destinations(Map<String, Destination.Factory> kinds) {
  /** Those of the program. */
  public static final Map<String, Destination.Factory> ALL =
      Map.of(
          "dynamodb", new DynamoDbFactory(),
          "mysql", new JdbcFactory(),
          "postgresql", new JdbcFactory(),
          "jdbc:mysql", new JdbcFactory(),
          "jdbc:mariadb", new JdbcFactory(),
          "jdbc:postgresql", new JdbcFactory());

  /** Finds out what is wrong with the options that are about a destination. */
  void check(Map<Option, String> values, List<String> problems) {
    try {
      named(values.getOrDefault(Option.DESTINATION, "")).check(values, problems);
    } catch (UsageException e) {
      problems.addAll(e.problems());
    }
  }

  /**
   * The kind of {@code destination}.
   *
   * @throws UsageException if there is none
   */
  Destination.Factory named(String destination) {
    Destination.Factory kind = kinds.get(destination.split("://", 2)[0]);
    if (kind == null) {
      // It is not repeated: it may be a URL with a password in it.
      throw new UsageException(
          "--destination is none of %s (a URL goes on as ://HOST[:PORT]/DATABASE)."
              .formatted(String.join(", ", new TreeSet<>(kinds.keySet()))));
    }
    return kind;
  }
}
