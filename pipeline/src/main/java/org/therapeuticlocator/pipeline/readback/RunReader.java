package org.therapeuticlocator.pipeline.readback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Examples.Example;
import org.therapeuticlocator.pipeline.report.SampleChange;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.BeforeAfter;
import org.therapeuticlocator.transforms.Change;
import org.therapeuticlocator.transforms.CountNames;

/** Reads a little of what a run's stages wrote; nothing of a stage that is not done. */
public record RunReader(Run run) {
  private static final int MOST_EXAMPLES = 10;
  private static final int MOST_CHANGES = 5;
  // Ten of each reason are held, and of the longest Jackson parses none.
  private static final int LONGEST_EXAMPLE = 1 << 20;
  // What comes after so many lines is not worth the wait.
  private static final int MOST_LINES = 20_000;

  private static final Comparator<Example> PLACE =
      Comparator.comparing(Example::file, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Example::lineNumber, Comparator.nullsLast(Comparator.naturalOrder()));

  /** Rejected and flagged rows, at most ten for each reason and flag. */
  public Examples examples() {
    return run.manifest().isDone(Stage.TRANSFORM)
        ? new Examples(
            examples(
                files(Stage.TRANSFORM, RunFolder.REJECTED + "part-"),
                Reason.class,
                "reason",
                CountNames::rejected),
            examples(List.of(RunFolder.FLAGGED), Issue.class, "flag", CountNames::flagged))
        : Examples.NONE;
  }

  private <K extends Enum<K>> Map<K, List<Example>> examples(
      List<String> files, Class<K> kinds, String field, Function<K, String> countName) {
    Map<K, List<Example>> found = new EnumMap<>(kinds);
    Map<K, Integer> wanted = new EnumMap<>(kinds);
    for (K kind : kinds.getEnumConstants()) {
      long counted = run.manifest().done(Stage.TRANSFORM).count(countName.apply(kind));
      if (counted > 0) {
        wanted.put(kind, (int) Math.min(MOST_EXAMPLES, counted));
      }
    }
    for (String file : files) {
      if (wanted.isEmpty()) {
        break;
      }
      RunFolder folder = run.folder();
      folder
          .bucket()
          .readLines(
              folder.key(file),
              line -> {
                if (line.length() > LONGEST_EXAMPLE) {
                  return true;
                }
                JsonNode row = Json.read(line, JsonNode.class);
                K kind = Enum.valueOf(kinds, row.path(field).asText());
                if (wanted.containsKey(kind)) {
                  Example example = Json.MAPPER.convertValue(row, Example.class);
                  found.computeIfAbsent(kind, k -> new ArrayList<>()).add(example);
                  wanted.computeIfPresent(kind, (k, left) -> left == 1 ? null : left - 1);
                }
                return !wanted.isEmpty();
              });
    }
    found.values().forEach(rows -> rows.sort(PLACE));
    return found;
  }

  private List<String> files(Stage stage, String prefix) {
    return run.manifest().done(stage).files(prefix).stream().map(FileEntry::name).toList();
  }

  /** The snapshot's profile; empty where there is none, or one of another version. */
  public Optional<Profile> profile() {
    return run.manifest().isDone(Stage.TRANSFORM) ? run.folder().profile() : Optional.empty();
  }

  /** The first few changes of each kind that plan wrote, by kind. */
  public List<SampleChange> changes() {
    if (!run.manifest().isDone(Stage.PLAN) || run.manifest().done(Stage.PLAN).changes() == 0) {
      return List.of();
    }
    Map<Change, List<SampleChange>> found = new EnumMap<>(Change.class);
    AtomicInteger left = new AtomicInteger(MOST_LINES);
    for (String file : files(Stage.PLAN, RunFolder.CHANGES)) {
      if (wantsMore(found, left.get())) {
        run.folder()
            .bucket()
            .readLines(
                run.folder().key(file),
                line -> {
                  add(line, found);
                  return wantsMore(found, left.decrementAndGet());
                });
      }
    }
    return found.values().stream().flatMap(List::stream).toList();
  }

  /** Some of the updates that plan found, with the values of both sides. */
  public List<BeforeAfter> updates() {
    return run.manifest().isDone(Stage.PLAN)
        ? run.folder().lines(RunFolder.CHANGED).stream().sorted().map(BeforeAfter::parse).toList()
        : List.of();
  }

  private static boolean wantsMore(Map<Change, List<SampleChange>> found, int left) {
    return left > 0
        && (found.size() < Change.values().length
            || found.values().stream().anyMatch(samples -> samples.size() < MOST_CHANGES));
  }

  private static void add(String line, Map<Change, List<SampleChange>> found) {
    String kind = Change.kind(line);
    List<SampleChange> samples =
        found.computeIfAbsent(
            Change.valueOf(kind.toUpperCase(Locale.ROOT)), key -> new ArrayList<>());
    if (samples.size() < MOST_CHANGES) {
      samples.add(
          new SampleChange(
              kind,
              Change.id(line),
              Change.isDelete(line) ? null : SnapshotLine.parse(Change.item(line))));
    }
  }
}
