package org.therapeuticlocator.pipeline.terminal;

import java.util.Map;

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

  /** By the run script's properties and the user's environment. */
  public static Terminal of(Map<String, String> environment) {
    boolean live =
        Boolean.getBoolean("locator.terminal")
            && !environment.getOrDefault("TERM", "dumb").equals("dumb")
            && environment.getOrDefault("CI", "").isEmpty();
    if (!live) {
      return NONE;
    }
    int columns = Integer.getInteger("locator.columns", NONE.columns());
    return new Terminal(
        true,
        environment.getOrDefault("NO_COLOR", "").isEmpty(),
        Math.max(NARROWEST, Math.min(WIDEST, columns)));
  }
}
