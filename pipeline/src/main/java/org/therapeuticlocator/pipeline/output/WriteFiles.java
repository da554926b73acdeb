package org.therapeuticlocator.pipeline.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.util.MimeTypes;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.therapeuticlocator.transforms.LongLine;
import org.therapeuticlocator.transforms.PackLines;

/**
 * Writes lines into the files that their keys name, each file by one worker as its own object: a
 * bundle that is repeated writes the same again. For what is small beside the snapshot: a graph of
 * five steps for all the files, where TextIO takes some twenty for each.
 */
public final class WriteFiles extends PTransform<PCollection<KV<String, String>>, PDone> {
  private final String folder;
  private final List<String> always;
  private final Map<String, String> firstLines;

  private WriteFiles(String folder, List<String> always, Map<String, String> firstLines) {
    this.folder = folder;
    this.always = List.copyOf(always);
    this.firstLines = Map.copyOf(firstLines);
  }

  /**
   * Writes into {@code folder}, which ends with {@code /}.
   *
   * @param firstLines by the names of files, a line that stands before all others
   * @param always names of files that are there also if they have no lines
   */
  public static WriteFiles into(String folder, Map<String, String> firstLines, String... always) {
    return new WriteFiles(folder, List.of(always), firstLines);
  }

  @Override
  public PDone expand(PCollection<KV<String, String>> lines) {
    PackLines.withEmpty(lines.apply("PackLines", PackLines.byFile()), always)
        .apply("ByFile", GroupByKey.create())
        .apply("Write", ParDo.of(new Write(folder, firstLines)));
    return PDone.in(lines.getPipeline());
  }

  private static final class Write extends DoFn<KV<String, Iterable<byte[]>>, Void> {
    private final String folder;
    private final Map<String, String> firstLines;

    Write(String folder, Map<String, String> firstLines) {
      this.folder = folder;
      this.firstLines = firstLines;
    }

    @ProcessElement
    public void write(@Element KV<String, Iterable<byte[]>> file) throws IOException {
      try (JoinedLines longLines = new JoinedLines();
          OutputStream out = NewFile.open(folder + file.getKey(), MimeTypes.TEXT)) {
        String first = firstLines.get(file.getKey());
        if (first != null) {
          out.write((first + '\n').getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] block : file.getValue()) {
          if (LongLine.isPiece(block)) {
            longLines.add(LongLine.of(block));
          } else {
            out.write(block);
          }
        }
        longLines.writeTo(out);
      }
    }
  }
}
