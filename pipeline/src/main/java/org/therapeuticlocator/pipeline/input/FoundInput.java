package org.therapeuticlocator.pipeline.input;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.io.Compression;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.failure.IoErrors;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.row.CsvRecord;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.UnusableHeaderException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The input as {@code --input} names it now, every file's header read and found usable: in the
 * driver, so that bad ones are refused all at once, before any row.
 *
 * @param files with their headers
 * @param headers the distinct ones, in the order found
 */
public record FoundInput(Map<File, Header> files, List<Header> headers) {
  private static final int LONGEST_HEADER_BYTES = 1 << 20;

  /**
   * A file that the input names.
   *
   * @param source its name as the user knows it
   * @param file where it is read
   * @param local where it lies on this machine; null for one in S3
   * @param etag of an object in S3; null for a local file
   */
  public record File(String source, StoredFile file, @Nullable Path local, @Nullable String etag) {}

  /**
   * Finds the files and reads their headers.
   *
   * @param s3 by whose client those in S3 are read
   * @throws UsageException with everything that is wrong with any of them
   */
  public static FoundInput find(String input, Bucket s3) {
    List<String> problems = new ArrayList<>();
    Map<File, Header> files = new LinkedHashMap<>();
    for (File file : InputFinder.of(input, s3, problems)) {
      try {
        readHeader(file, files, problems);
      } catch (UnusableHeaderException e) {
        problems.add(file.source() + ' ' + e.getMessage() + '.');
      } catch (SdkException e) {
        problems.add(file.source() + " cannot be read: " + AwsErrors.of(e));
      } catch (IOException | UncheckedIOException e) {
        problems.add(unreadable(file, e));
      }
    }
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return new FoundInput(files, List.copyOf(new LinkedHashSet<>(files.values())));
  }

  /** The size of the files that extract uploads. */
  public long localBytes() {
    return files.keySet().stream()
        .filter(file -> file.local() != null)
        .mapToLong(file -> file.file().size())
        .sum();
  }

  private static void readHeader(File file, Map<File, Header> headers, List<String> problems)
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
        PhysicalLines lines = new PhysicalLines(all, LONGEST_HEADER_BYTES);
        String line = lines.hasNext() ? CsvRecord.withoutEnd(lines.next()) : "";
        headers.put(file, Header.parse(line));
      }
    }
  }

  private static String unreadable(File file, Exception e) {
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
