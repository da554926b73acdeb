package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.failure.IoErrors;
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
        Optional<String> line = firstLine(file);
        if (line.isEmpty()) {
          problems.add(file.source() + " is empty: its first line must be the header.");
        } else {
          headers.put(file, Header.parse(line.get()));
        }
      } catch (UnusableHeaderException e) {
        List<String> sentence = new ArrayList<>(e.problems());
        problems.add(file.source() + ' ' + String.join("; ", sentence) + '.');
      } catch (SdkException e) {
        problems.add(file.source() + " cannot be read: " + AwsErrors.of(e));
      } catch (IOException | UncheckedIOException e) {
        problems.add(unreadable(file, e));
      }
    }
    return headers;
  }

  private static String unreadable(FoundFile file, Exception e) {
    boolean packed = UncompressedSize.isPacked(file.file()) && !IoErrors.isOfFileSystem(e);
    return file.source()
        + " cannot be read"
        + (packed ? " as " + file.file().compression().name().toLowerCase(Locale.ROOT) : "")
        + ": "
        + IoErrors.of(e)
        + '.'
        + (packed ? " Is it what its name says, and whole?" : "");
  }

  private static Optional<String> firstLine(FoundFile file) throws IOException {
    try (PhysicalLines lines = PhysicalLines.upTo(LONGEST_HEADER_BYTES, file.file().open())) {
      return lines.hasNext()
          ? Optional.of(PhysicalLines.withoutEnd(lines.next()))
          : Optional.empty();
    }
  }
}
