package org.therapeuticlocator.pipeline.destination.jdbc;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdbc:KIND://HOST[:PORT]/DATABASE[?settings]}, read by us: drivers answer a broken one as
 * if the server were down.
 *
 * @param settings the driver's, as they were given
 */
record JdbcUrl(
    Dialect dialect, String host, int port, String database, Map<String, String> settings)
    implements Serializable {
  private static final Pattern FORM =
      Pattern.compile("jdbc:([a-z]+)://([^/?#]*)/([^/?#]*)(?:\\?([^#]*))?");
  private static final String USAGE =
      "give --destination=jdbc:mysql://HOST[:PORT]/DATABASE, jdbc:mariadb://… or jdbc:postgresql://…";
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(pass(word|phrase|wd)|pwd|secret|token).*");

  /** The URL; null where it is none that can be used, with the reasons in {@code problems}. */
  static @Nullable JdbcUrl parse(String text, List<String> problems) {
    Matcher form = FORM.matcher(text);
    Dialect dialect = form.matches() ? Dialect.named(form.group(1)) : null;
    if (dialect == null) {
      // It may hold a password wherever it is broken.
      problems.add("--destination is no URL that can be used: " + USAGE + '.');
      return null;
    }
    int before = problems.size();
    String server = form.group(2);
    if (server.contains("@")) {
      problems.add(
          "--destination has a user or password in front of its host: give them with --jdbcUser and"
              + " --jdbcPasswordFrom.");
      return null;
    }
    URI address = address(server);
    if (address == null) {
      problems.add("--destination has no host, or a port that is no number: " + USAGE + '.');
    }
    if (form.group(3).isEmpty()) {
      problems.add("--destination names no database: " + USAGE + '.');
    }
    Map<String, String> settings = new TreeMap<>();
    for (String setting : (form.group(4) == null ? "" : form.group(4)).split("&", -1)) {
      if (!setting.isEmpty()) {
        String[] parts = setting.split("=", 2);
        settings.put(decoded(parts[0]), parts.length < 2 ? "" : decoded(parts[1]));
      }
    }
    settings.keySet().forEach(name -> check(name, dialect, problems));
    return address == null || problems.size() > before
        ? null
        : new JdbcUrl(
            dialect,
            address.getHost(),
            address.getPort() < 0 ? dialect.port() : address.getPort(),
            decoded(form.group(3)),
            settings);
  }

  private static @Nullable URI address(String server) {
    try {
      URI uri = new URI("//" + server);
      boolean whole = uri.getHost() != null && server.equals(uri.getRawAuthority());
      return whole && uri.getPort() <= 65_535 ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static void check(String name, Dialect dialect, List<String> problems) {
    if (SECRET.matcher(name).matches()) {
      problems.add(
          "--destination carries a secret in its setting "
              + name
              + ", where others can read it: leave it out, and say with --jdbcPasswordFrom where the"
              + " password is.");
    } else if (!dialect.knowsSetting(name)) {
      problems.add(
          "--destination has a setting that its driver does not know: "
              + name
              + ". Leave it out, or see "
              + dialect.product()
              + "'s driver's list.");
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** For people: {@code db.example.com:5432/health}. */
  String at() {
    return host + ':' + port + '/' + database;
  }

  /** Whether the driver's setting is given. */
  boolean has(String setting) {
    return settings.keySet().stream().anyMatch(setting::equalsIgnoreCase);
  }

  /** Whether the server is on this machine, to which nobody listens in. */
  boolean isLoopback() {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }
}
