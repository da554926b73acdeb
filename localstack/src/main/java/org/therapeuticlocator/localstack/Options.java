package org.therapeuticlocator.localstack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param data folder that holds everything; made if missing
 * @param s3Port 0 for any free port
 * @param dynamodbPort 0 for any free port
 * @param bucket made if missing; empty for none
 * @param table made if missing; empty for none
 * @param exitWithStdin end when standard input does
 */
record Options(
    Path data, int s3Port, int dynamodbPort, String bucket, String table, boolean exitWithStdin) {
  static final String USAGE =
      "LocalAws --data=DIR [--s3Port=N] [--dynamodbPort=N] [--bucket=NAME] [--table=NAME]"
          + " [--exitWithStdin]; port 0: any free one; NAME empty: none";

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException naming the option that is wrong
   */
  static Options of(String... args) {
    Map<String, String> given = new HashMap<>();
    for (String arg : args) {
      int equals = arg.indexOf('=');
      given.put(equals < 0 ? arg : arg.substring(0, equals), arg.substring(equals + 1));
    }
    String data = given.remove("--data");
    if (data == null || data.isEmpty()) {
      throw new IllegalArgumentException("--data is missing");
    }
    Options options =
        new Options(
            Path.of(data).toAbsolutePath().normalize(),
            port("--s3Port", given.remove("--s3Port")),
            port("--dynamodbPort", given.remove("--dynamodbPort")),
            orElse(given.remove("--bucket"), "hello-heart-covid-data"),
            orElse(given.remove("--table"), "providers"),
            given.remove("--exitWithStdin") != null);
    if (!given.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + String.join(", ", given.keySet()));
    }
    return options;
  }

  private static String orElse(@Nullable String value, String otherwise) {
    return value == null ? otherwise : value;
  }

  private static int port(String name, @Nullable String value) {
    try {
      int port = value == null ? 0 : Integer.parseInt(value);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(name + "=" + value + ": not a port (0 to 65535)");
  }
}
