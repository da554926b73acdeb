package org.therapeuticlocator.pipeline.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.transforms.CountNames;

/**
 * What the plan found and what became of it, each figure with its word.
 *
 * @param isBegun whether a load was, so that some of it may have been carried out
 * @param isLoaded whether all of it was carried out
 * @param until when the first of those that wait is due; empty where none waits
 */
public record LoadFigures(
    boolean isBegun,
    boolean isLoaded,
    Figure inserted,
    Figure updated,
    Figure unchanged,
    Figure stale,
    Figure deleted,
    Figure waiting,
    Figure foreign,
    String until) {
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
        manifest.stage(Stage.LOAD) != null,
        loaded,
        new Figure("inserted", loaded ? "inserted" : "to insert", load.inserted()),
        new Figure("updated", loaded ? "updated" : "to update", load.updated()),
        new Figure("unchanged", "unchanged", load.unchanged()),
        new Figure("stale", "stale", load.stale()),
        new Figure("deleted", loaded ? "deleted" : "to delete", load.deleted()),
        new Figure("waiting", "waiting", load.waiting()),
        new Figure("foreign", "foreign", load.foreign()),
        until(manifest));
  }

  private static String until(Manifest manifest) {
    String since = CountNames.firstWaitingSince(manifest.done(Stage.PLAN).counts().keySet());
    return since == null ? "" : Numbers.time(Instant.parse(since).plus(manifest.staleAfter()));
  }
}
