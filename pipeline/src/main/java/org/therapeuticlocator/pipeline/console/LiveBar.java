package org.therapeuticlocator.pipeline.console;

import java.time.Duration;
import org.therapeuticlocator.pipeline.text.Numbers;

/** A stage as a bar on the console's live line: {@code plan 45% [==== ] 3 of 7 (0:05 / ?)}. */
final class LiveBar {
  private static final int LEAST = 3;

  private final Console console;
  private final String stage;

  LiveBar(Console console, String stage) {
    this.console = console;
    this.stage = stage;
  }

  void show(StageProgress progress, Duration elapsed) {
    boolean known = progress.total() > 0;
    double share = known ? (double) progress.done() / progress.total() : 0;
    String before = stage + (known ? Numbers.format(" %3.0f%% [", share * 100) : "      [");
    String after =
        Numbers.format(
            "] %s (%s / %s) %s",
            progress.amount(),
            Numbers.clock(elapsed),
            progress.left() == null ? "?" : Numbers.clock(progress.left()) + " left",
            progress.rate());
    int room = console.terminal().columns() - 1 - before.length() - after.length();
    int width = Math.max(LEAST, room);
    int filled = (int) (width * Math.min(1, share));
    console.draw(before + "=".repeat(filled) + " ".repeat(width - filled) + after);
  }
}
