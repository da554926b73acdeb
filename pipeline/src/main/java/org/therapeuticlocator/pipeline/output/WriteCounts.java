package org.therapeuticlocator.pipeline.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.therapeuticlocator.row.Json;

/** Sums the bundles' counts by name and writes them into one file, a JSON object a line. */
public final class WriteCounts extends PTransform<PCollection<KV<String, Long>>, PDone> {
  private final String file;
  private final String temporary;

  private WriteCounts(String file, String temporary) {
    this.file = file;
    this.temporary = temporary;
  }

  /** Writes {@code file}, by way of the folder {@code temporary}. */
  public static WriteCounts to(String file, String temporary) {
    return new WriteCounts(file, temporary);
  }

  @Override
  public PDone expand(PCollection<KV<String, Long>> counts) {
    return counts
        .apply("Sum", Sum.longsPerKey())
        .apply("Format", MapElements.into(TypeDescriptors.strings()).via(WriteCounts::line))
        .apply("WriteCounts", WriteLines.to(file, temporary));
  }

  private static String line(KV<String, Long> count) {
    try {
      return Json.MAPPER.writeValueAsString(Map.of(count.getKey(), count.getValue()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The counts in the text of such a file. */
  public static Map<String, Long> parse(String text) {
    Map<String, Long> counts = new TreeMap<>();
    for (String line : text.lines().toList()) {
      try {
        Json.MAPPER
            .readTree(line)
            .fields()
            .forEachRemaining(count -> counts.put(count.getKey(), count.getValue().asLong()));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return counts;
  }
}
