package org.therapeuticlocator.pipeline.report.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * When the run was, and what it read.
 *
 * @param took from the first start to the last end, pauses included; empty before the first end
 * @param more how many files are not listed; empty for none
 */
record RunHeader(String start, String took, List<InputFile> inputs, String more) {
  private static final int MOST_FILES = 10;

  /** A file as the user named it, with its size. */
  record InputFile(String name, String size) {}

  static RunHeader of(Manifest manifest) {
    List<InputEntry> input = manifest.input();
    return new RunHeader(
        manifest.started().map(Numbers::time).orElse(""),
        took(manifest),
        input.stream()
            .limit(MOST_FILES)
            .map(file -> new InputFile(file.source(), Numbers.bytes(file.size())))
            .toList(),
        Numbers.ifAny("%,d", Math.max(0, input.size() - MOST_FILES)));
  }

  private static String took(Manifest manifest) {
    return manifest.stages().values().stream()
        .map(StageRecord::end)
        .filter(Objects::nonNull)
        .map(Instant::parse)
        .max(Comparator.naturalOrder())
        .map(end -> Numbers.duration(Duration.between(manifest.started().orElse(end), end)))
        .orElse("");
  }
}
