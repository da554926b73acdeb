package org.therapeuticlocator.pipeline.console;

/**
 * How much a stage has to do, as far as that is known when it begins.
 *
 * @param total bytes, items or changes; {@link #UNKNOWN} where nobody can tell
 * @param unitsAChange write units that a change takes on average; 0 where none are counted
 * @param unitsPerSecond the limit of writing; 0 for none
 */
public record StageWorkload(long total, double unitsAChange, double unitsPerSecond) {
  /** A total that nobody can tell. */
  public static final long UNKNOWN = -1;

  /** Of a stage that writes nothing to the table. */
  public static StageWorkload of(long total) {
    return new StageWorkload(total, 0, 0);
  }
}
