package org.therapeuticlocator.pipeline.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.therapeuticlocator.pipeline.io.StoredFile;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.row.Reason;

/** A few rows for every reason and flag that a run met. */
public record Examples(Map<Reason, List<Example>> rejects, Map<Issue, List<Example>> flags) {
  /** Up to {@code atMost} rejects a reason, as they stand in the run's files; no flags as yet. */
  public static Examples of(Run run, int atMost) {
    Examples examples = none();
    for (FileEntry file : run.folder().files(RunFolder.REJECTED + "part-")) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  new StoredFile(run.folder().uri(file.name()), file.size()).open(), UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          examples.add(Json.MAPPER.readTree(line), atMost);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return examples;
  }

  private void add(JsonNode reject, int atMost) throws JsonProcessingException {
    List<Example> of =
        rejects.computeIfAbsent(
            Reason.valueOf(reject.path("reason").asText()), reason -> new ArrayList<>());
    if (of.size() < atMost) {
      of.add(Json.MAPPER.treeToValue(reject, Example.class));
    }
  }

  /** No examples. */
  public static Examples none() {
    return new Examples(new EnumMap<>(Reason.class), new EnumMap<>(Issue.class));
  }
}
