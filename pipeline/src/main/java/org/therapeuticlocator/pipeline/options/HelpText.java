package org.therapeuticlocator.pipeline.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The answers to {@code --help}, which is {@code help.txt}, and {@code --version}. */
public final class HelpText {
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

  /** The help, 80 columns wide. */
  public static String text() {
    try (InputStream help = HelpText.class.getResourceAsStream("help.txt")) {
      return new String(Objects.requireNonNull(help).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String version() {
    String version = HelpText.class.getPackage().getImplementationVersion();
    return version == null ? "(not built from a release)" : version;
  }
}
