package org.therapeuticlocator.pipeline.destination.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsLocations;
import org.therapeuticlocator.pipeline.aws.Endpoint;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.Option;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.text.Visible;

/** Makes {@link JdbcDestination}s of options: by a URL, or of a server of {@code --local}. */
public final class JdbcFactory implements Destination.Factory {
  private static final String URL = "jdbc:";

  @Override
  public void check(Map<Option, String> values, List<String> problems) {
    String destination = values.getOrDefault(Option.DESTINATION, "");
    if (!destination.startsWith(URL)
        && !Boolean.parseBoolean(values.get(Option.LOCAL))
        && !Boolean.parseBoolean(values.get(Option.DDL))) {
      problems.add(
          "--destination=%s is a server on this machine, for --local. Elsewhere give its URL:"
                  .formatted(destination)
              + " jdbc:%s://HOST[:PORT]/DATABASE.".formatted(destination));
    }
    JdbcUrl url = url(destination, null, problems);
    String table = values.getOrDefault(Option.TABLE, "");
    if (TableName.parse(table) == null) {
      problems.add(
          "--table: '%s' is not [schema.]table, of letters, digits, '_', '$' and '-', of which the"
                  .formatted(Visible.of(table))
              + " table has 50 at most.");
    }
    String from = values.getOrDefault(Option.JDBC_PASSWORD_FROM, "");
    if (!from.matches(PasswordSource.FORM)) {
      // Whoever does not know the form has given the password itself.
      problems.add(
          "--jdbcPasswordFrom is none of env:NAME, file:PATH, secret:ARN and iam: it says where the"
              + " password is, and is not the password.");
    }
    boolean hasUser = values.containsKey(Option.JDBC_USER) || (url != null && url.has("user"));
    if (from.equals("iam") && !hasUser) {
      problems.add("--jdbcPasswordFrom=iam needs the user that the token is for: --jdbcUser.");
    }
  }

  @Override
  public List<String> ddl(Settings settings) {
    return statements(checkedUrl(settings.destination(), null), settings).ddl().stream()
        .map(statement -> statement.strip() + ';')
        .toList();
  }

  private static @Nullable JdbcUrl url(
      String destination, @Nullable String local, List<String> problems) {
    if (destination.startsWith(URL)) {
      return JdbcUrl.parse(destination, problems);
    }
    // Before it is started only its kind is known.
    String url = URL + destination + "://127.0.0.1/locator";
    return JdbcUrl.parse(local == null ? url : local, problems);
  }

  private static Statements statements(JdbcUrl url, Settings settings) {
    return new Statements(url.dialect(), Objects.requireNonNull(TableName.parse(settings.table())));
  }

  private static JdbcUrl checkedUrl(String destination, @Nullable String local) {
    List<String> problems = new ArrayList<>();
    JdbcUrl url = url(destination, local, problems);
    if (url == null) {
      throw new UsageException(problems);
    }
    return url;
  }

  @Override
  public Destination of(Settings settings, AwsLocations aws, @Nullable String local) {
    JdbcUrl url = checkedUrl(settings.destination(), local);
    Endpoint secrets = aws.connection().secretsManager();
    PasswordSource password =
        new PasswordSource(
            settings.jdbcPasswordFrom(),
            settings.jdbcUser(),
            aws.connection().region().id(),
            secrets == null ? null : secrets.uri());
    return new JdbcDestination(
        new Server(url, password),
        statements(url, settings),
        local == null ? url.at() : "local " + url.dialect().label() + '/' + url.database(),
        settings.connections(),
        settings.deleteStale());
  }
}
