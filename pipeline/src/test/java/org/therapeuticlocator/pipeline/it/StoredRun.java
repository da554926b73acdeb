package org.therapeuticlocator.pipeline.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A run's folder in the bucket, as the contract describes it. */
record StoredRun(Workspace workspace, String runId) {
  private static final ObjectMapper JSON = new ObjectMapper();

  String key(String name) {
    return "runs/" + runId + '/' + name;
  }

  boolean has(String folder) {
    return !workspace.keys(key(folder)).isEmpty();
  }

  String text(String name) {
    byte[] content = workspace.get(key(name));
    if (!name.endsWith(".gz")) {
      return new String(content, UTF_8);
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The snapshot's lines, sorted. */
  List<String> processed() {
    return parts("processed/").sorted().toList();
  }

  /** The rejects' lines, sorted; their file is its name alone, as its folder differs. */
  List<String> rejected() {
    return parts("rejected/").map(StoredRun::withFileName).sorted().toList();
  }

  /** The changes' lines, sorted. */
  List<String> changes() {
    return parts("changes/").sorted().toList();
  }

  private Stream<String> parts(String folder) {
    List<String> lines = new ArrayList<>();
    for (String key : workspace.keys(key(folder + "part-"))) {
      // Not String.lines: that takes a carriage return for a line end.
      for (String line : text(key.substring(key("").length())).split("\n", -1)) {
        if (!line.isEmpty()) {
          lines.add(line);
        }
      }
    }
    return lines.stream();
  }

  private static String withFileName(String line) {
    ObjectNode reject = (ObjectNode) parse(line);
    String file = reject.get("file").asText();
    return reject.put("file", file.substring(file.lastIndexOf('/') + 1)).toString();
  }

  /** What the manifest says of a stage; missing where it has not begun. */
  JsonNode stage(String name) {
    return parse(text("manifest.json")).path("stages").path(name);
  }

  boolean isDone(String stage) {
    return stage(stage).path("state").asText().equals("succeeded");
  }

  /** The report without what differs between runs of the same input. */
  JsonNode report() {
    return withoutTimes(parse(text("report.json")));
  }

  /** A report without run id, times, places and names, and the read units, which S3 counts. */
  static JsonNode withoutTimes(JsonNode report) {
    ObjectNode rest = report.deepCopy();
    rest.remove(List.of("runId", "seconds", "destination", "inputs", "audit"));
    if (rest.get("load") instanceof ObjectNode load) {
      load.remove("readUnits");
      if (load.path("waiting").asLong() == 0) {
        load.remove("waiting");
      }
    }
    return rest;
  }

  static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
