package org.therapeuticlocator.pipeline.input;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.row.Header;

/**
 * The input as {@code --input} names it now, every file's header read and found usable.
 *
 * @param files with their headers
 * @param headers the distinct ones, in the order found
 */
public record FoundInput(Map<FoundFile, Header> files, List<Header> headers) {
  /**
   * Finds the files and reads their headers.
   *
   * @param s3 by whose client those in S3 are read
   * @throws UsageException with everything that is wrong with any of them
   */
  public static FoundInput find(String input, Bucket s3) {
    List<String> problems = new ArrayList<>();
    Map<FoundFile, Header> files = ReadHeaders.of(InputFinder.of(input, s3, problems), problems);
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

  /** The names of columns that are not read, of all files. */
  public Set<String> ignoredColumns() {
    return RunInput.ignoredColumns(headers);
  }
}
