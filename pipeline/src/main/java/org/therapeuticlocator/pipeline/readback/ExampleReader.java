package org.therapeuticlocator.pipeline.readback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Examples.Example;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.transforms.CountNames;

/** Reads a few of the rejected and flagged rows that transform wrote. */
public final class ExampleReader {
  private static final int OF_EACH = 10;
  private static final Comparator<Example> PLACE =
      Comparator.comparing(Example::file, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Example::lineNumber, Comparator.nullsLast(Comparator.naturalOrder()));

  private final RunFolder folder;
  private final StageRecord transform;

  private ExampleReader(RunFolder folder, StageRecord transform) {
    this.folder = folder;
    this.transform = transform;
  }

  /** At most ten for each reason and flag; none before transform is done. */
  public static Examples read(Run run) {
    if (!run.manifest().isDone(Stage.TRANSFORM)) {
      return Examples.NONE;
    }
    ExampleReader reader = new ExampleReader(run.folder(), run.manifest().done(Stage.TRANSFORM));
    Examples examples = new Examples(reader.rejects(), reader.flags());
    examples.rejects().values().forEach(list -> list.sort(PLACE));
    examples.flags().values().forEach(list -> list.sort(PLACE));
    return examples;
  }

  private Map<Reason, List<Example>> rejects() {
    Map<Reason, List<Example>> found = new EnumMap<>(Reason.class);
    Map<Reason, Integer> wanted = new EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      wanted.computeIfAbsent(reason, key -> most(CountNames.rejected(key)));
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
                    found.computeIfAbsent(reason, key -> new ArrayList<>()).add(example(reject));
                    wanted.computeIfPresent(reason, (key, left) -> left == 1 ? null : left - 1);
                  }
                  return !wanted.isEmpty();
                });
      }
    }
    return found;
  }

  private Map<Issue, List<Example>> flags() {
    Map<Issue, List<Example>> found = new EnumMap<>(Issue.class);
    folder
        .bucket()
        .readLines(
            folder.key(RunFolder.FLAGGED),
            line -> {
              JsonNode flagged = parse(line);
              Issue issue = Issue.valueOf(flagged.path("flag").asText());
              Integer most = most(CountNames.flagged(issue));
              List<Example> list = found.getOrDefault(issue, new ArrayList<>());
              if (most != null && list.size() < most) {
                list.add(example(flagged));
                found.put(issue, list);
              }
              return true;
            });
    return found;
  }

  /** Null for none. */
  private @Nullable Integer most(String count) {
    long counted = transform.count(count);
    return counted == 0 ? null : (int) Math.min(OF_EACH, counted);
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
