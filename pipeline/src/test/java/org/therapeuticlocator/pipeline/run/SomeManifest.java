package org.therapeuticlocator.pipeline.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.audit.Audit;

/** Manifests of runs on one day, for tests. Times are those of that day: {@code 03:15:00.5}. */
public final class SomeManifest {
  private static final String DAY = "2024-04-12T";

  private final String runId;
  private final Map<String, String> options = new TreeMap<>();
  private final List<InputEntry> input = new ArrayList<>();
  private final List<List<String>> headers = new ArrayList<>();
  private final Map<Stage, StageRecord> stages = new EnumMap<>(Stage.class);

  private @Nullable Audit audit;

  private SomeManifest(String runId) {
    this.runId = runId;
  }

  /** Of a run that has not begun. */
  public static SomeManifest named(String runId) {
    return new SomeManifest(runId);
  }

  /** With an option that a resumed run must have in common. */
  public SomeManifest option(String name, String value) {
    options.put(name, value);
    return this;
  }

  /** With a file of {@code size} bytes, whose header is the last one that was added. */
  public SomeManifest input(String source, String uri, long size) {
    input.add(new InputEntry(source, uri, size, "\"e\"", null, Math.max(0, headers.size() - 1)));
    return this;
  }

  /** With a header. */
  public SomeManifest header(List<String> names) {
    headers.add(names);
    return this;
  }

  /** With a stage that is done and wrote {@code files}. */
  public SomeManifest done(
      Stage stage, String start, String end, Map<String, Long> counts, String... files) {
    List<FileEntry> entries =
        Stream.of(files).map(name -> new FileEntry(name, 1_234, "\"e\"")).toList();
    stages.put(stage, StageRecord.begun(time(start)).ended(time(end), counts, entries, Map.of()));
    return this;
  }

  /** With what came of comparing its snapshot. */
  public SomeManifest audit(Audit asked) {
    audit = asked;
    return this;
  }

  /** With something that is known of a stage that is done. */
  public SomeManifest fact(Stage stage, String name, String value) {
    stages.computeIfPresent(
        stage,
        (same, done) ->
            new StageRecord(
                done.state(),
                done.start(),
                done.end(),
                done.counts(),
                done.files(),
                Map.of(name, value)));
    return this;
  }

  /** With a stage that has begun. */
  public SomeManifest begun(Stage stage, String start) {
    stages.put(stage, StageRecord.begun(time(start)));
    return this;
  }

  /** Without the stages after {@code last}. */
  public SomeManifest until(Stage last) {
    stages.keySet().removeIf(stage -> stage.compareTo(last) > 0);
    return this;
  }

  /** The manifest. */
  public Manifest get() {
    RunOwner owner = new RunOwner("nonce", "host", 1, time("03:15:00"), null);
    return new Manifest(
        runId,
        owner,
        false,
        Map.copyOf(options),
        List.copyOf(input),
        List.copyOf(headers),
        new EnumMap<>(stages),
        audit);
  }

  private static String time(String ofDay) {
    return DAY + ofDay + 'Z';
  }
}
