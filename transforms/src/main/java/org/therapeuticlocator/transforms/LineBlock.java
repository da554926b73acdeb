package org.therapeuticlocator.transforms;

import java.util.function.Consumer;

/** Collects lines until there are 64 KB of them; a block is lines joined by LF, none at its end. */
final class LineBlock {
  private static final int FULL_CHARACTERS = 64 * 1024;

  private final StringBuilder lines = new StringBuilder();

  /** Adds a line; a full block goes to {@code output}. */
  void add(String line, Consumer<String> output) {
    if (!lines.isEmpty()) {
      lines.append('\n');
    }
    lines.append(line);
    if (lines.length() >= FULL_CHARACTERS) {
      flush(output);
    }
  }

  /** Hands over what was collected, if anything was. */
  void flush(Consumer<String> output) {
    if (!lines.isEmpty()) {
      output.accept(lines.toString());
      lines.setLength(0);
    }
  }
}
