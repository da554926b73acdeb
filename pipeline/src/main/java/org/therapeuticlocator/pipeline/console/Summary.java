package org.therapeuticlocator.pipeline.console;

import java.util.ArrayList;
import java.util.List;
import org.therapeuticlocator.pipeline.text.Paragraph;

/**
 * The last thing on the screen: a verdict, figures that add up, examples, where everything lies,
 * and what to type next. 80 columns wide but for addresses and commands.
 */
public final class Summary {
  static final int WIDTH = 80;

  private Summary() {}

  /** The summary, line by line. */
  public static List<String> of(Ended run) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(Paragraph.lines(Verdict.of(run), "", WIDTH));
    addBlock(lines, Figures.of(run));
    addBlock(lines, RejectExamples.of(run.report(), run.examples()));
    addBlock(lines, Places.of(run));
    addBlock(lines, NextStep.of(run));
    return lines;
  }

  private static void addBlock(List<String> lines, List<String> block) {
    if (!block.isEmpty()) {
      lines.add("");
      lines.addAll(block);
    }
  }
}
