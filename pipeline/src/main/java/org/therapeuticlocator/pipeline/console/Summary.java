package org.therapeuticlocator.pipeline.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.report.Headline;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.RunFiles;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.text.Visible;

/**
 * The last thing on the screen: a headline, figures that add up, examples, where everything lies,
 * and what to type next. 80 columns wide but for addresses and commands.
 *
 * @param unitsPerSecond the limit of writing; 0 for none
 * @param s3Endpoint null: AWS itself
 * @param command the one that was typed, endpoints included
 * @param report local folder for the report; null: none
 * @param log where the libraries' messages are; null: nowhere
 */
public record Summary(
    RunFacts run,
    double unitsPerSecond,
    @Nullable String s3Endpoint,
    ShellCommand command,
    @Nullable String report,
    @Nullable Path log) {
  static final int WIDTH = 80;

  private static final int LABEL = 10;

  /** The summary, line by line. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(Visible.lines(Headline.of(run).text() + '.', "", WIDTH));
    addBlock(lines, Figures.of(run, unitsPerSecond));
    addBlock(lines, RejectExamples.of(run.report(), run.examples()));
    addBlock(lines, places());
    addBlock(lines, NextStep.of(this));
    return lines;
  }

  private static void addBlock(List<String> lines, List<String> block) {
    if (!block.isEmpty()) {
      lines.add("");
      lines.addAll(block);
    }
  }

  /** An address is never broken. */
  private List<String> places() {
    List<String> lines = new ArrayList<>();
    for (RunFiles.Place place : RunFiles.of(run)) {
      if (!place.label().isEmpty()) {
        lines.add(labelled(place.label(), place.address()));
      }
    }
    if (report != null) {
      lines.add(labelled("", Path.of(report, RunFolder.REPORT_HTML).toString()));
    }
    if (log != null) {
      lines.add(labelled("Log", log.toString()));
    }
    return lines;
  }

  private static String labelled(String label, String address) {
    return label + " ".repeat(LABEL - label.length()) + address;
  }
}
