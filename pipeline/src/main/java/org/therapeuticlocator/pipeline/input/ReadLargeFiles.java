package org.therapeuticlocator.pipeline.input;

import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.ReadAllViaFileBasedSourceWithFilename;
import org.apache.beam.sdk.io.TextSource;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.options.ValueProvider.StaticValueProvider;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.therapeuticlocator.transforms.RawRow;

/** The lines of uncompressed files, in ranges by TextIO's source, which knows no line numbers. */
final class ReadLargeFiles extends PTransform<PBegin, PCollection<RawRow>> {
  private static final long RANGE_BYTES = 64L << 20;
  private static final int HEADER_LINES = 1;

  private final Map<Integer, StoredFile> files;

  /** Files by their index. */
  ReadLargeFiles(Map<Integer, StoredFile> files) {
    this.files = files;
  }

  @Override
  public PCollection<RawRow> expand(PBegin begin) {
    Map<String, Integer> byName = new HashMap<>();
    files.forEach((i, file) -> byName.put(file.metadata().resourceId().toString(), i));
    return ReadLines.open(begin, files.values(), Compression.UNCOMPRESSED)
        .apply(
            "Lines",
            new ReadAllViaFileBasedSourceWithFilename<>(
                RANGE_BYTES,
                ReadLargeFiles::source,
                KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of())))
        .apply(
            "Rows",
            MapElements.into(TypeDescriptor.of(RawRow.class)).via(line -> row(byName, line)));
  }

  private static TextSource source(String name) {
    return new TextSource(
        StaticValueProvider.of(name), EmptyMatchTreatment.DISALLOW, null, HEADER_LINES);
  }

  private static RawRow row(Map<String, Integer> byName, KV<String, String> line) {
    Integer file = byName.get(line.getKey());
    if (file == null) {
      throw new IllegalStateException("not a file of the input: " + line.getKey());
    }
    return RawRow.of(file, line.getValue());
  }
}
