package org.therapeuticlocator.row;

import java.util.List;

/** The columns that files of rejected rows have beside the input's; the rules ignore them. */
public final class RejectColumns {
  /** Their names, in order. */
  public static final List<String> NAMES =
      List.of("_reason", "_column", "_value", "_file", "_line");

  private RejectColumns() {}
}
