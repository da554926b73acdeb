package org.therapeuticlocator.pipeline.input;

import java.util.Collection;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.io.fs.MetadataCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** The lines of files, by TextIO; large uncompressed files are read in ranges. */
public final class ReadLines extends PTransform<PBegin, PCollection<String>> {
  private final List<StoredFile> files;

  private ReadLines(List<StoredFile> files) {
    this.files = List.copyOf(files);
  }

  /** All lines of {@code files}. */
  public static ReadLines of(List<StoredFile> files) {
    return new ReadLines(files);
  }

  @Override
  public PCollection<String> expand(PBegin begin) {
    return open(begin, files, Compression.AUTO).apply("Lines", TextIO.readFiles());
  }

  /** The files, just as they are named. */
  static PCollection<FileIO.ReadableFile> open(
      PBegin begin, Collection<StoredFile> files, Compression compression) {
    return begin
        .apply(
            "Files",
            Create.of(files.stream().map(StoredFile::metadata).toList())
                .withCoder(MetadataCoder.of()))
        .apply("Open", FileIO.readMatches().withCompression(compression));
  }
}
