package org.therapeuticlocator.transforms;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the pipelines of this JVM have handled so far, for showing only: a bundle that is retried
 * counts twice, and workers in other JVMs do not count. Beam's own counters tell nothing before a
 * bundle has ended, and on Flink a bundle is all that a worker handles.
 */
public final class ProgressCounters {
  /** Bytes of local files uploaded, in extract. */
  public static final String UPLOADED = "uploaded";

  /** Rows cleaned, in transform. */
  public static final String ROWS = "rows";

  /** Characters of the rows cleaned, line ends included. */
  public static final String CHARACTERS = "characters";

  /** Rows rejected, in transform. */
  public static final String REJECTED = "rejected";

  /** Snapshot items compared with the table, in plan. */
  public static final String COMPARED = "compared";

  /** Items of the table read, in plan. */
  public static final String SCANNED = "scanned";

  /** Changes carried out, in load. */
  public static final String WRITTEN = "written";

  private static final ConcurrentMap<String, LongAdder> COUNTS = new ConcurrentHashMap<>();

  private ProgressCounters() {}

  /** Adds {@code n} to {@code name}. */
  public static void add(String name, long n) {
    COUNTS.computeIfAbsent(name, key -> new LongAdder()).add(n);
  }

  /** The counts since the last {@link #reset}, by name. */
  public static Map<String, Long> now() {
    Map<String, Long> now = new TreeMap<>();
    COUNTS.forEach((name, count) -> now.put(name, count.sum()));
    return now;
  }

  /** Starts from nothing, before a pipeline runs. */
  public static void reset() {
    COUNTS.clear();
  }
}
