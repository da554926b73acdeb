package org.therapeuticlocator.pipeline.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.io.Compression;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.failure.IoErrors;
import org.therapeuticlocator.row.CsvRecord;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.UnusableHeaderException;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads every file's header, in the driver: bad ones are refused all at once, before any row. */
final class ReadHeaders {
  private static final int LONGEST_HEADER_BYTES = 1 << 20;

  private ReadHeaders() {}

  /** Each usable file with its header; what is wrong with the others goes to {@code problems}. */
  static Map<FoundFile, Header> of(List<FoundFile> files, List<String> problems) {
    Map<FoundFile, Header> headers = new LinkedHashMap<>();
    for (FoundFile file : files) {
      try {
        read(file, headers, problems);
      } catch (UnusableHeaderException e) {
        problems.add(file.source() + ' ' + String.join("; ", e.problems()) + '.');
      } catch (SdkException e) {
        problems.add(file.source() + " cannot be read: " + AwsErrors.of(e));
      } catch (IOException | UncheckedIOException e) {
        problems.add(unreadable(file, e));
      }
    }
    return headers;
  }

  private static void read(FoundFile file, Map<FoundFile, Header> headers, List<String> problems)
      throws IOException, UnusableHeaderException {
    try (InputStream in = file.file().open()) {
      byte[] start = in.readNBytes(FileSignature.LENGTH);
      Optional<String> problem = FileSignature.problem(start);
      if (start.length == 0) {
        problems.add(file.source() + " is empty: its first line must be the header.");
      } else if (problem.isPresent()) {
        problems.add(file.source() + ' ' + problem.get() + '.');
      } else {
        InputStream all = new SequenceInputStream(new ByteArrayInputStream(start), in);
        PhysicalLines lines = PhysicalLines.upTo(LONGEST_HEADER_BYTES, all);
        String line = lines.hasNext() ? CsvRecord.withoutEnd(lines.next()) : "";
        headers.put(file, Header.parse(line));
      }
    }
  }

  private static String unreadable(FoundFile file, Exception e) {
    Compression compression = file.file().compression();
    if (compression == Compression.UNCOMPRESSED || IoErrors.isOfFileSystem(e)) {
      return file.source() + " cannot be read: " + IoErrors.of(e) + '.';
    }
    String name = FileSignature.name(compression);
    try (InputStream in = file.file().openAsStored()) {
      byte[] start = in.readNBytes(FileSignature.LENGTH);
      if (!FileSignature.isOf(compression, start)) {
        String other =
            FileSignature.hasControls(start)
                ? "is something else"
                : "seems to be text; let its name end with .csv";
        return "%s is not compressed with %s, as its name says: it %s."
            .formatted(file.source(), name, FileSignature.problem(start).orElse(other));
      }
    } catch (IOException | SdkException again) {
      // The first failure tells more.
    }
    return "%s cannot be read as %s: %s. Is it what its name says, and whole?"
        .formatted(file.source(), name, IoErrors.of(e));
  }
}
