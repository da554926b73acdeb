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
  private static final Map<String, String> STEPS =
      Map.of("CleanRows/Clean.out0", ProgressCounters.ROWS);

  private VertexCounts() {}

  /** Counts by the names in {@code ProgressCounters}, of what {@code GET /jobs/<id>} answers. */
  static Map<String, Long> of(JsonNode job) {
    Map<String, Long> counts = new TreeMap<>();
    for (JsonNode vertex : job.path("vertices")) {
      STEPS.forEach(
          (step, count) -> {
            if (begins(vertex.path("name").asText(), step)) {
              counts.merge(count, vertex.at("/metrics/read-records").asLong(), Long::sum);
            }
          });
    }
    return counts;
  }

  /** Whether a step is the first of those that Flink has chained into one vertex. */
  private static boolean begins(String vertex, String step) {
    String first = vertex.split(" -> ", 2)[0];
    return first.contains("at " + step);
  }
}
