package org.therapeuticlocator.pipeline.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.therapeuticlocator.transforms.ProgressCounters;

/**
 * Live counts from what Flink says that the steps of a job have read. A step that is started again
 * after a failure counts from nothing again.
 */
final class VertexCounts {
  // What follows a step with several outputs begins with the output's name.
  private static final String CLEANED = "at CleanRows/Clean.out0";

  private VertexCounts() {}

  /** Counts by the names in {@code ProgressCounters}, of what {@code GET /jobs/<id>} answers. */
  static Map<String, Long> of(JsonNode job) {
    Map<String, Long> counts = new TreeMap<>();
    for (JsonNode vertex : job.path("vertices")) {
      // Flink chains steps into a vertex; it counts what the first of them reads.
      if (vertex.path("name").asText().split(" -> ", 2)[0].contains(CLEANED)) {
        long rows = vertex.at("/metrics/read-records").asLong();
        counts.merge(ProgressCounters.ROWS, rows, Long::sum);
      }
    }
    return counts;
  }
}
