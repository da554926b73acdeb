package org.therapeuticlocator.pipeline.input;

import java.util.List;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.row.Header;

/**
 * The files of a run as extract found them, in order.
 *
 * @param files where the pipeline reads them
 * @param sources their names as the user knows them
 * @param headers each file's; equal ones are one
 */
public record RunInput(List<StoredFile> files, List<String> sources, List<Header> headers) {
  /** What the manifest says; empty before extract is done. */
  public static RunInput of(Manifest manifest) {
    List<InputEntry> input = manifest.input();
    List<Header> distinct = manifest.headers().stream().map(Header::of).toList();
    return new RunInput(
        input.stream().map(file -> new StoredFile(file.uri(), file.size())).toList(),
        input.stream().map(InputEntry::source).toList(),
        input.stream().map(file -> distinct.get(file.header())).toList());
  }
}
