package org.therapeuticlocator.pipeline.input;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.row.Header;

/**
 * The files of a run with their headers, as extract found them.
 *
 * @param files each points to its header
 * @param headers the distinct ones
 */
public record RunInput(List<InputEntry> files, List<Header> headers) {
  /** What the manifest says; empty before extract is done. */
  public static RunInput of(Manifest manifest) {
    return new RunInput(manifest.input(), manifest.headers().stream().map(Header::of).toList());
  }

  /** About how many bytes all files are uncompressed. */
  public long uncompressedBytes() {
    return storedFiles().stream().mapToLong(StoredFile::unpackedBytes).sum();
  }

  /** Where the pipeline reads the files, in order. */
  public List<StoredFile> storedFiles() {
    return files.stream().map(file -> new StoredFile(file.uri(), file.size())).toList();
  }

  /** The files' names as the user knows them, in order. */
  public List<String> sources() {
    return files.stream().map(InputEntry::source).toList();
  }

  /** The files' headers, in order. */
  public List<Header> headerOfEach() {
    return files.stream().map(file -> headers.get(file.header())).toList();
  }

  /** The names of columns that are not read; those beside rejected rows are ours. */
  public Set<String> ignoredColumns() {
    return ignoredColumns(headers);
  }

  static Set<String> ignoredColumns(List<Header> headers) {
    Set<String> ignored = new LinkedHashSet<>();
    headers.forEach(header -> ignored.addAll(header.ignored()));
    Header.REJECT_COLUMNS.forEach(ignored::remove);
    return ignored;
  }
}
