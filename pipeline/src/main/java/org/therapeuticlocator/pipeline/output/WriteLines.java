package org.therapeuticlocator.pipeline.output;

import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/** Writes lines by TextIO into one file of a given name. */
public final class WriteLines extends PTransform<PCollection<String>, PDone> {
  private final String file;
  private final String temporary;
  private final @Nullable String header;

  private WriteLines(String file, String temporary, @Nullable String header) {
    this.file = file;
    this.temporary = temporary;
    this.header = header;
  }

  /** Writes {@code file}, by way of the folder {@code temporary}. */
  public static WriteLines to(String file, String temporary) {
    return new WriteLines(file, temporary, null);
  }

  /** The same with a first line, which also stands where nothing else does. */
  WriteLines withHeader(String line) {
    return new WriteLines(file, temporary, line);
  }

  @Override
  public PDone expand(PCollection<String> lines) {
    TextIO.Write write =
        TextIO.write()
            .to(file)
            .withTempDirectory(FileSystems.matchNewResource(temporary, true))
            .withoutSharding();
    return lines.apply("Write", header == null ? write : write.withHeader(header));
  }
}
