package org.therapeuticlocator.pipeline.options;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.therapeuticlocator.pipeline.text.Visible;

/** The answers to {@code --help} and {@code --version}; the options by their declarations. */
public final class HelpText {
  private static final int WIDTH = 80;
  private static final String INDENT = "      ";

  private static final Map<String, List<String>> OPTIONS = new LinkedHashMap<>();

  static {
    OPTIONS.put("What to load", List.of("input", "multiline"));
    OPTIONS.put(
        "Where",
        List.of(
            "local",
            "bucket",
            "destination",
            "table",
            "awsRegion",
            "endpoint",
            "s3Endpoint",
            "dynamodbEndpoint"));
    OPTIONS.put(
        "What to write",
        List.of(
            "dryRun",
            "staleRows",
            "writeCapacity",
            "readCapacity",
            "verify",
            "SSEAlgorithm",
            "SSEKMSKeyId"));
    OPTIONS.put("Guards", List.of("maxRejectedPercent", "maxDeletePercent"));
    OPTIONS.put("Running", List.of("runId", "stages", "runs"));
    OPTIONS.put("Output", List.of("report", "json"));
  }

  // Beam declares these, in words of its own.
  private static final Map<String, String> OF_BEAM =
      Map.of(
          "endpoint",
          "Where S3 and DynamoDB answer, if not at AWS: http://127.0.0.1:4566. Default:"
              + " AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL, the profile.",
          "awsRegion",
          "The AWS region. Default: AWS_REGION, the profile.",
          "SSEAlgorithm",
          "How S3 encrypts every object that is written: AES256 or aws:kms. Default: as the"
              + " bucket is set up.",
          "SSEKMSKeyId",
          "KMS key for --SSEAlgorithm=aws:kms. Default: AWS's own.");

  private HelpText() {}

  /** The answer to {@code --help} or {@code --version}, if one of them is asked. */
  public static Optional<List<String>> answer(String[] arguments) {
    if (Arrays.stream(arguments).anyMatch(argument -> argument.matches("--help(=.*)?|-h"))) {
      return Optional.of(text().lines().toList());
    }
    return Arrays.asList(arguments).contains("--version")
        ? Optional.of(List.of("therapeutic-locator-loader " + version()))
        : Optional.empty();
  }

  public static String text() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        """
        Loads Therapeutic Locator files: CSV -> cleaned snapshot in S3 -> DynamoDB.

          ./run-direct.sh                                  the sample, on a local AWS
          ./run-direct.sh --local --input='data/*.csv.gz'  your files, on a local AWS
          ./run-direct.sh --local --runs                   what was run so far
          ./run-direct.sh --input=s3://bucket/locator.csv --bucket=bucket --dryRun
          ./run-flink.sh  --input=s3://bucket/locator.csv --bucket=bucket

        Options are written --name=value; where the default is false, --name will do.
        """
            .lines()
            .toList());
    OPTIONS.forEach(
        (group, names) -> {
          lines.add("");
          lines.add(group);
          names.forEach(name -> addOption(lines, name));
        });
    lines.addAll(
        """

        About the program
          --help, --version

        Options of Beam's runners, such as --parallelism, are passed on.

        Files, in s3://<bucket>/runs/<runId>/
          manifest.json             input, options, stages with counts and files
          raw/                      the input, when it was local
          processed/                the cleaned snapshot, an item a line
          rejected/                 rejected rows with reason, file and line, and as
                                    CSV to be mended and loaded again
          changes/                  what was to be written to the table
          report.json, report.html  the figures, and a page to look at

        Exit status
          0         done, every row accounted for
          1         failed on the way; the same command with --runId resumes
          2         wrong options or input; nothing was written
          3         stopped by a guard, the table was not touched; or --verify found
                    a difference after the load
          130, 143  interrupted (Ctrl-C, SIGTERM); the same command with --runId
                    resumes
        """
            .lines()
            .toList());
    return String.join("\n", lines) + '\n';
  }

  private static void addOption(List<String> lines, String name) {
    Method getter = getter(name);
    Default.String byDefault = getter.getAnnotation(Default.String.class);
    lines.add("  --" + name + (byDefault == null ? "" : "  (default " + byDefault.value() + ')'));
    lines.addAll(Visible.lines(description(name, getter), INDENT, WIDTH));
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

  private static String version() {
    String version = HelpText.class.getPackage().getImplementationVersion();
    return version == null ? "(not built from a release)" : version;
  }
}
