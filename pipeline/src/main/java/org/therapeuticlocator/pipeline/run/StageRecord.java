package org.therapeuticlocator.pipeline.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.transforms.CountNames;

/**
 * How far a stage came.
 *
 * @param state running or succeeded; a stage that failed stays running
 * @param start ISO-8601, UTC
 * @param end null until it succeeded
 * @param counts by the names in {@code CountNames}
 * @param files what it wrote; later stages read exactly these
 * @param facts what else a later stage checks, such as the table's id
 */
public record StageRecord(
    State state,
    String start,
    @Nullable String end,
    Map<String, Long> counts,
    List<FileEntry> files,
    Map<String, String> facts) {
  /**
   * The fact of a plan that counted what changed in the updated items' attributes, in all of them
   * or in a {@link #SAMPLE}; plans of earlier versions have it not.
   */
  public static final String COMPARED_BY_FIELD = "comparedByField";

  /** Not in all, as there were too many. */
  public static final String SAMPLE = "sample";

  /** Whether all of a stage's files are there. */
  public enum State {
    /** Begun, and not ended well as yet. */
    running,
    /** Done: all its files are there. */
    succeeded
  }

  /** A stage that has just begun. */
  static StageRecord begun(String now) {
    return new StageRecord(State.running, now, null, Map.of(), List.of(), Map.of());
  }

  StageRecord counted(Map<String, Long> some) {
    return new StageRecord(state, start, end, some, files, facts);
  }

  StageRecord ended(
      String now, Map<String, Long> counts, List<FileEntry> files, Map<String, String> facts) {
    return new StageRecord(State.succeeded, start, now, counts, files, facts);
  }

  boolean isDone() {
    return state == State.succeeded;
  }

  /** Those of its files whose names begin so. */
  public List<FileEntry> files(String begin) {
    return files.stream().filter(file -> file.name().startsWith(begin)).toList();
  }

  /** How many changes a plan has to make. */
  public long changes() {
    return count(CountNames.INSERTED) + count(CountNames.UPDATED) + count(CountNames.DELETED);
  }

  /** A count, 0 where nothing was counted under that name. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }
}
