package org.therapeuticlocator.localstack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

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

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "--data", "",
          "--s3Port", "0",
          "--dynamodbPort", "0",
          "--bucket", "hello-heart-covid-data",
          "--table", "providers",
          "--exitWithStdin", "");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException naming the option that is wrong
   */
  static Options of(String... args) {
    Map<String, String> values = new HashMap<>(DEFAULTS);
    for (String arg : args) {
      String name = arg.split("=", 2)[0];
      if (values.replace(name, arg.substring(arg.indexOf('=') + 1)) == null) {
        throw new IllegalArgumentException("unknown: " + name);
      }
    }
    if (value(values, "--data").isEmpty()) {
      throw new IllegalArgumentException("--data is missing");
    }
    return new Options(
        Path.of(value(values, "--data")).toAbsolutePath().normalize(),
        port(values, "--s3Port"),
        port(values, "--dynamodbPort"),
        value(values, "--bucket"),
        value(values, "--table"),
        !value(values, "--exitWithStdin").isEmpty());
  }

  private static String value(Map<String, String> values, String name) {
    return values.getOrDefault(name, "");
  }

  private static int port(Map<String, String> values, String name) {
    String value = value(values, name);
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65535) {
      throw new IllegalArgumentException(name + "=" + value + ": not a port (0 to 65535)");
    }
    return Integer.parseInt(value);
  }
}
