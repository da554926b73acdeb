package org.therapeuticlocator.pipeline.input;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.RejectColumns;

/**
 * The files of a run with their headers.
 *
 * @param headers the distinct ones; each file points to its own
 */
public record RunInput(List<InputFile> files, List<Header> headers) {
  /** The names of columns that are not read; those beside rejected rows are ours. */
  public Set<String> ignoredColumns() {
    return ignoredColumns(headers);
  }

  static Set<String> ignoredColumns(List<Header> headers) {
    Set<String> ignored = new LinkedHashSet<>();
    headers.forEach(header -> ignored.addAll(header.ignored()));
    RejectColumns.NAMES.forEach(ignored::remove);
    return ignored;
  }
}
