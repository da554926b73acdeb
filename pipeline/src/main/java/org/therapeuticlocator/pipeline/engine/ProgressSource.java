package org.therapeuticlocator.pipeline.engine;

import java.util.Map;

/** What the pipeline of a running stage has counted so far. May be asked from any thread. */
@FunctionalInterface
public interface ProgressSource {
  /** Counts by the names in {@code LiveCount}; a name that is absent is not known. */
  Map<String, Long> now();
}
