package org.therapeuticlocator.pipeline.report.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * Which run this is.
 *
 * @param took from the first start to the last end, pauses included; empty before the first end
 * @param kind of the destination, {@code dynamodb}
 * @param more how many files are not listed; 0 for none
 */
record RunHeader(
    String runId,
    String start,
    String took,
    String kind,
    String table,
    String bucket,
    List<InputFile> inputs,
    long more,
    List<String> ignored) {
  private static final int MOST_FILES = 10;

  /** A file as the user named it, with its size. */
  record InputFile(String name, String size) {}

  boolean hasMore() {
    return more > 0;
  }

  boolean hasIgnored() {
    return !ignored.isEmpty();
  }

  static RunHeader of(RunFacts facts) {
    Manifest manifest = facts.manifest();
    List<InputEntry> input = manifest.input();
    return new RunHeader(
        manifest.runId(),
        times(manifest, StageRecord::start).findFirst().map(Numbers::time).orElse(""),
        took(manifest),
        facts.report().destination().kind(),
        facts.report().destination().name(),
        facts.bucket(),
        input.stream()
            .limit(MOST_FILES)
            .map(file -> new InputFile(file.source(), Numbers.bytes(file.size())))
            .toList(),
        Math.max(0, input.size() - MOST_FILES),
        facts.ignoredColumns());
  }

  private static String took(Manifest manifest) {
    List<Instant> ends = times(manifest, StageRecord::end).toList();
    if (ends.isEmpty()) {
      return "";
    }
    Instant start = times(manifest, StageRecord::start).findFirst().orElseThrow();
    return Numbers.duration(Duration.between(start, ends.get(ends.size() - 1)));
  }

  private interface TimeOf {
    @Nullable String of(StageRecord record);
  }

  private static Stream<Instant> times(Manifest manifest, TimeOf time) {
    return manifest.stages().values().stream()
        .map(time::of)
        .filter(Objects::nonNull)
        .map(Instant::parse)
        .sorted(Comparator.naturalOrder());
  }
}
