package org.therapeuticlocator.pipeline.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.therapeuticlocator.row.Json;

/** Bundles' counts as lines of one file, a JSON object each; whoever reads it sums them. */
public final class CountLines
    extends PTransform<PCollection<KV<String, Long>>, PCollection<KV<String, String>>> {
  private final String file;

  private CountLines(String file) {
    this.file = file;
  }

  /** Lines of {@code file}. */
  public static CountLines of(String file) {
    return new CountLines(file);
  }

  @Override
  public PCollection<KV<String, String>> expand(PCollection<KV<String, Long>> counts) {
    String name = file;
    return counts.apply(
        "Format",
        MapElements.into(TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.strings()))
            .via(count -> KV.of(name, line(count))));
  }

  private static String line(KV<String, Long> count) {
    return Json.write(Map.of(count.getKey(), count.getValue()));
  }

  /** The sums by name of what stands in such a file. */
  public static Map<String, Long> parse(String text) {
    Map<String, Long> counts = new TreeMap<>();
    for (String line : text.lines().toList()) {
      Json.read(line, JsonNode.class)
          .fields()
          .forEachRemaining(
              count -> counts.merge(count.getKey(), count.getValue().asLong(), Long::sum));
    }
    return counts;
  }
}
