package org.therapeuticlocator.pipeline;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.destination.dynamodb.DynamoDbFactory;
import org.therapeuticlocator.pipeline.destination.jdbc.JdbcFactory;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.Option;
import org.therapeuticlocator.pipeline.options.Settings;

/**
 * The kinds of destinations that there are.
 *
 * @param kinds by what {@code --destination} calls them; a URL by what is before its {@code ://}
 */
record Destinations(Map<String, Destination.Factory> kinds) {
  /** Those of the program. */
  static final Destinations ALL =
      new Destinations(
          Map.of(
              "dynamodb", new DynamoDbFactory(),
              "mysql", JdbcFactory.LOCAL,
              "postgresql", JdbcFactory.LOCAL,
              "jdbc:mysql", JdbcFactory.BY_URL,
              "jdbc:mariadb", JdbcFactory.BY_URL,
              "jdbc:postgresql", JdbcFactory.BY_URL));

  /** Finds out what is wrong with the options that are about a destination. */
  void check(Map<Option, String> values, List<String> problems) {
    Destination.Factory kind = kinds.get(kind(values.getOrDefault(Option.DESTINATION, "")));
    if (kind == null) {
      // It is not repeated: it may be a URL with a password in it.
      problems.add(
          "--destination is none of %s (a URL goes on as ://HOST[:PORT]/DATABASE)."
              .formatted(String.join(", ", new TreeSet<>(kinds.keySet()))));
    } else {
      kind.check(values, problems);
    }
  }

  /** What makes the table, for people. */
  List<String> ddl(Settings settings) {
    return ofChecked(settings.destination()).ddl(settings);
  }

  /** The one that the settings name. */
  Destination of(Settings settings, Destination.Surroundings surroundings) {
    return ofChecked(settings.destination()).of(settings, surroundings);
  }

  private Destination.Factory ofChecked(String destination) {
    Destination.Factory factory = kinds.get(kind(destination));
    if (factory == null) {
      throw new UsageException("There is no such destination.");
    }
    return factory;
  }

  private static String kind(String destination) {
    return destination.split("://", 2)[0];
  }
}
