package org.therapeuticlocator.pipeline.console;

import java.util.Map;
import org.therapeuticlocator.pipeline.options.Launch;

/**
 * What standard error is. The run scripts find out, as Java cannot.
 *
 * @param live whether a line can be drawn anew in its place
 * @param colour whether colours are welcome; never where it is not live
 * @param columns its width
 */
public record Terminal(boolean live, boolean colour, int columns) {
  /** A file, a pipe, or a log: plain lines without any control character. */
  public static final Terminal NONE = new Terminal(false, false, 80);

  private static final int WIDEST = 100;
  private static final int NARROWEST = 40;

  /** By what started the JVM and the user's environment. */
  public static Terminal of(Launch launch, Map<String, String> environment) {
    boolean live =
        launch.terminal()
            && !environment.getOrDefault("TERM", "dumb").equals("dumb")
            && environment.getOrDefault("CI", "").isEmpty();
    if (!live) {
      return NONE;
    }
    return new Terminal(
        true,
        environment.getOrDefault("NO_COLOR", "").isEmpty(),
        Math.max(NARROWEST, Math.min(WIDEST, launch.columns())));
  }
}
