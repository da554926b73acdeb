package org.therapeuticlocator.pipeline.report;

import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * What the plan found and what became of it, each figure with its word.
 *
 * @param isBegun whether a load was, so that some of it may have been carried out
 * @param isLoaded whether all of it was carried out
 */
public record LoadFigures(
    Report.Load counts,
    boolean isBegun,
    boolean isLoaded,
    Figure inserted,
    Figure updated,
    Figure unchanged,
    Figure stale,
    Figure deleted,
    Figure foreign) {
  /**
   * A count.
   *
   * @param name in report.json
   * @param word {@code inserted}, or {@code to insert} before the load
   */
  public record Figure(String name, String word, long count) {
    /** {@code 1,234 inserted}. */
    @Override
    public String toString() {
      return Numbers.of(count) + ' ' + word;
    }
  }

  /** Null before the plan is made. */
  public static @Nullable LoadFigures of(Manifest manifest) {
    Report.Load load = Report.Load.of(manifest);
    if (load == null) {
      return null;
    }
    boolean loaded = manifest.isDone(Stage.LOAD);
    return new LoadFigures(
        load,
        manifest.stage(Stage.LOAD) != null,
        loaded,
        new Figure("inserted", loaded ? "inserted" : "to insert", load.inserted()),
        new Figure("updated", loaded ? "updated" : "to update", load.updated()),
        new Figure("unchanged", "unchanged", load.unchanged()),
        new Figure("stale", "stale", load.stale()),
        new Figure("deleted", loaded ? "deleted" : "to delete", load.deleted()),
        new Figure("foreign", "foreign", load.foreign()));
  }
}
