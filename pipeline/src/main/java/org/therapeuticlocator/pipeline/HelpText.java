package org.therapeuticlocator.pipeline;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** The answer to {@code --help}: examples, our options from their declarations, exit statuses. */
final class HelpText {
  private static final int WIDTH = 80;
  private static final String INDENT = "      ";

  private static final List<String> OPTIONS =
      List.of(
          "input",
          "bucket",
          "table",
          "runId",
          "stages",
          "dryRun",
          "staleRows",
          "maxDeletePercent",
          "maxRejectedPercent",
          "writeCapacity",
          "verify",
          "multiline",
          "local",
          "endpoint",
          "s3Endpoint",
          "dynamodbEndpoint",
          "awsRegion",
          "report",
          "json");

  // Beam declares these two, in words of its own.
  private static final Map<String, String> OF_BEAM =
      Map.of(
          "endpoint",
          "Where S3 and DynamoDB answer, if not at AWS: http://127.0.0.1:4566. Default:"
              + " AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL, the profile.",
          "awsRegion",
          "The AWS region. Default: AWS_REGION, the profile.");

  private HelpText() {}

  static String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        Loads Therapeutic Locator files: CSV -> cleaned snapshot in S3 -> DynamoDB.

          ./run-direct.sh                                  the sample, on a local AWS
          ./run-direct.sh --local --input='data/*.csv.gz'  your files, on a local AWS
          ./run-direct.sh --input=s3://bucket/locator.csv --bucket=bucket --dryRun
          ./run-flink.sh  --input=s3://bucket/locator.csv --bucket=bucket

        Options, written --name=value:
        """);
    for (String name : OPTIONS) {
      append(text, name);
    }
    text.append(
        """
          --help, --version

        Options of Beam's runners, such as --parallelism, are passed on.

        Exit status: 0 done; 1 failed on the way, the same command with --runId
        resumes; 2 wrong options or input, nothing was written; 3 stopped by a
        guard, the table was not touched; 130, 143 interrupted.
        """);
    return text.toString();
  }

  private static void append(StringBuilder text, String name) {
    Method getter = getter(name);
    Default.String byDefault = getter.getAnnotation(Default.String.class);
    text.append("  --").append(name);
    if (byDefault != null) {
      text.append("  (default ").append(byDefault.value()).append(')');
    }
    text.append('\n');
    StringBuilder line = new StringBuilder(INDENT);
    for (String word : description(name, getter).split(" ", -1)) {
      if (line.length() + word.length() > WIDTH) {
        text.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(INDENT);
      }
      line.append(word).append(' ');
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private static String description(String name, Method getter) {
    Description description = getter.getAnnotation(Description.class);
    return OF_BEAM.getOrDefault(name, description == null ? "" : description.value());
  }

  private static Method getter(String name) {
    try {
      return LoadOptions.class.getMethod(
          "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("no option " + name, e);
    }
  }

  static String version() {
    String version = HelpText.class.getPackage().getImplementationVersion();
    return version == null ? "(not built from a release)" : version;
  }
}
