package org.therapeuticlocator.pipeline.fault;

import java.util.LinkedHashSet;
import java.util.Set;

/** Strikes at every point where a run writes to S3: at one a start, each once. */
final class Sweep {
  private final Set<String> done = new LinkedHashSet<>();
  private final Set<String> kinds = new LinkedHashSet<>();
  private final boolean every;
  private String last = "";
  private boolean struck;

  /** With {@code every}, at each part of a folder, before and after; else one part, and either. */
  Sweep(boolean every) {
    this.every = every;
  }

  /** Does {@code kill} at the next new point; one of these for each start. */
  Fault killing(Fault.Action kill) {
    struck = false;
    return (call, next) -> {
      if (!call.method().equals("PUT")) {
        return next.answer(call);
      }
      boolean after;
      synchronized (this) {
        String point = Points.put(call, every);
        // Every other kind of point is left half done, its neighbour done and not known of.
        after = every ? done.contains(point) : done.size() % 2 == 1;
        if (struck || !done.add(every && after ? point + ", after" : point)) {
          return struck ? null : next.answer(call);
        }
        struck = true;
        kinds.add(Points.put(call, false));
        last = point + (after ? ", after" : ", before");
      }
      if (after) {
        next.answer(call);
      }
      kill.run();
      return null;
    };
  }

  /** Whether the last start came to a new point. */
  synchronized boolean struck() {
    return struck;
  }

  /** Where it last struck. */
  synchronized String last() {
    return last;
  }

  /** What it kept from being written so far, parts of a folder as one. */
  synchronized Set<String> kinds() {
    return Set.copyOf(kinds);
  }
}
