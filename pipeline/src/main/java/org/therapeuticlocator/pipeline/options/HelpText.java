package org.therapeuticlocator.pipeline.options;

import com.samskivert.mustache.Escapers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.therapeuticlocator.pipeline.text.Templates;

/** The answers to {@code --help}, which is {@code help.txt}, and {@code --version}. */
public final class HelpText {
  private HelpText() {}

  /** The answer to {@code --help} or {@code --version}, if one of them is asked. */
  public static Optional<List<String>> answer(String[] arguments, Launch launch) {
    if (Arrays.stream(arguments).anyMatch(argument -> argument.matches("--help(=.*)?|-h"))) {
      return Optional.of(text(launch).lines().toList());
    }
    return Arrays.asList(arguments).contains("--version")
        ? Optional.of(List.of("therapeutic-locator-loader " + version()))
        : Optional.empty();
  }

  /** The help, 80 columns wide unless the command's path is long. */
  public static String text(Launch launch) {
    return Templates.load(HelpText.class, "help.txt", Escapers.NONE)
        .execute(Map.of("command", String.join(" ", launch.command())));
  }

  private static String version() {
    String version = HelpText.class.getPackage().getImplementationVersion();
    return version == null ? "(not built from a release)" : version;
  }
}
