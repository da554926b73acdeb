package org.therapeuticlocator.pipeline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.transforms.CountNames;

/**
 * A few rows for every reason and flag that a run met, by file and line. Flagged rows are those
 * that were read: one may have lost to a later row of its id, but there are never more than kept
 * rows.
 */
public record Examples(Map<Reason, List<Example>> rejects, Map<Issue, List<Example>> flags) {
  private static final Comparator<Example> PLACE =
      Comparator.comparing(Example::file, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Example::lineNumber, Comparator.nullsLast(Comparator.naturalOrder()));

  /** No examples. */
  public static Examples none() {
    return new Examples(new EnumMap<>(Reason.class), new EnumMap<>(Issue.class));
  }

  /** At most so many for each, of a run that came as far as transform; else none. */
  public static Examples of(Run run, int atMost) {
    Examples examples = none();
    if (run.manifest().isDone(Stage.TRANSFORM)) {
      StageRecord transform = run.manifest().done(Stage.TRANSFORM);
      examples.addRejects(run.folder(), transform, atMost);
      examples.addFlags(run.folder(), transform, atMost);
      examples.rejects.values().forEach(list -> list.sort(PLACE));
      examples.flags.values().forEach(list -> list.sort(PLACE));
    }
    return examples;
  }

  private void addRejects(RunFolder folder, StageRecord transform, int atMost) {
    Map<Reason, Integer> wanted = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      int most = (int) Math.min(atMost, transform.count(CountNames.rejected(reason)));
      if (most > 0) {
        wanted.put(reason, most);
      }
    }
    for (FileEntry file : transform.files()) {
      if (file.name().startsWith(RunFolder.REJECTED + "part-") && !wanted.isEmpty()) {
        folder
            .bucket()
            .readLines(
                folder.key(file.name()),
                line -> {
                  JsonNode reject = parse(line);
                  Reason reason = Reason.valueOf(reject.path("reason").asText());
                  if (wanted.containsKey(reason)) {
                    rejects.computeIfAbsent(reason, key -> new ArrayList<>()).add(example(reject));
                    wanted.computeIfPresent(reason, (key, left) -> left == 1 ? null : left - 1);
                  }
                  return !wanted.isEmpty();
                });
      }
    }
  }

  private void addFlags(RunFolder folder, StageRecord transform, int atMost) {
    folder
        .bucket()
        .readLines(
            folder.key(RunFolder.FLAGGED),
            line -> {
              JsonNode flagged = parse(line);
              Issue issue = Issue.valueOf(flagged.path("flag").asText());
              List<Example> list = flags.getOrDefault(issue, new ArrayList<>());
              if (list.size() < Math.min(atMost, transform.count(CountNames.flagged(issue)))) {
                list.add(example(flagged));
                flags.put(issue, list);
              }
              return true;
            });
  }

  private static Example example(JsonNode row) {
    return new Example(
        row.path("file").textValue(),
        row.path("lineNumber").isNumber() ? row.path("lineNumber").longValue() : null,
        row.path("column").textValue(),
        row.path("value").textValue(),
        row.path("line").asText());
  }

  private static JsonNode parse(String line) {
    try {
      return Json.MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
