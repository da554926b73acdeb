package org.therapeuticlocator.pipeline.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.profile.IdPrefixes;
import org.therapeuticlocator.profile.Profile;

/**
 * What a run's input and snapshot are compared by.
 *
 * @param rows that are not blank
 * @param files the same by input file; empty where they were not counted so
 * @param kept items
 * @param profile of the snapshot; null where that is gone, as {@code ids}
 */
public record Figures(
    long rows,
    List<FileRows> files,
    long kept,
    @Nullable Profile profile,
    @Nullable IdPrefixes ids) {
  /** An input file as the user named it, and its rows that are not blank. */
  public record FileRows(String file, long rows) {}

  /** Whether the input, or one of its files, has so many rows. */
  boolean has(long count) {
    return rows == count || files.stream().anyMatch(file -> file.rows() == count);
  }
}
