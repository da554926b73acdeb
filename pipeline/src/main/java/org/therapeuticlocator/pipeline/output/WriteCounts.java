package org.therapeuticlocator.pipeline.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.therapeuticlocator.row.Json;

/** Writes the bundles' counts into one file, a JSON object a line; whoever reads it sums them. */
public final class WriteCounts extends PTransform<PCollection<KV<String, Long>>, PDone> {
  private final String folder;
  private final String file;

  private WriteCounts(String folder, String file) {
    this.folder = folder;
    this.file = file;
  }

  /** Writes the file {@code file} below {@code folder}. */
  public static WriteCounts to(String folder, String file) {
    return new WriteCounts(folder, file);
  }

  @Override
  public PDone expand(PCollection<KV<String, Long>> counts) {
    return counts
        .apply("Format", MapElements.into(TypeDescriptors.strings()).via(WriteCounts::line))
        .apply("ToFile", WithKeys.of(file))
        .apply("WriteFiles", WriteFiles.into(folder, file));
  }

  private static String line(KV<String, Long> count) {
    try {
      return Json.MAPPER.writeValueAsString(Map.of(count.getKey(), count.getValue()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sums by name of what stands in such a file. */
  public static Map<String, Long> parse(String text) {
    Map<String, Long> counts = new TreeMap<>();
    for (String line : text.lines().toList()) {
      try {
        Json.MAPPER
            .readTree(line)
            .fields()
            .forEachRemaining(
                count -> counts.merge(count.getKey(), count.getValue().asLong(), Long::sum));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return counts;
  }
}
