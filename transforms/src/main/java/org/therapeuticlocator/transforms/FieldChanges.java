package org.therapeuticlocator.transforms;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.SnapshotLine;

/**
 * What the updates of one bucket change: counted attribute by attribute, and for some of them both
 * sides. An item that carries no hashes is not looked at.
 */
final class FieldChanges {
  private static final int SAMPLES_A_FIELD = 10;

  private final Map<Attribute, NavigableMap<String, String>> samples =
      new EnumMap<>(Attribute.class);
  private final int mostSamples;
  private final BundleCounts tally;

  /** One of {@code buckets}, counting into {@code tally}. */
  FieldChanges(Buckets buckets, BundleCounts tally) {
    this.mostSamples = 1 + SAMPLES_A_FIELD / buckets.count();
    this.tally = tally;
  }

  /** Adds an update of {@code stored} to what {@code line} has. */
  void add(StoredItem stored, String line) {
    AttributeHashes before = stored.hashes();
    if (before == null) {
      return;
    }
    tally.add(CountNames.COMPARED_BY_FIELD);
    AttributeHashes after = AttributeHashes.of(SnapshotLine.parse(line));
    String values = stored.values();
    String sample = values == null ? null : new BeforeAfter(values, line).line();
    for (Attribute attribute : before.differingFrom(after)) {
      tally.add(CountNames.changed(attribute));
      if (sample != null) {
        keep(sample, stored.id(), samples.computeIfAbsent(attribute, first -> new TreeMap<>()));
      }
    }
  }

  private void keep(String sample, String id, NavigableMap<String, String> kept) {
    kept.put(id, sample);
    if (kept.size() > mostSamples) {
      kept.pollLastEntry();
    }
  }

  /**
   * Lines of some updates ({@link BeforeAfter}), always the same: for each attribute those with the
   * least ids.
   */
  Set<String> samples() {
    Set<String> lines = new TreeSet<>();
    samples.values().forEach(kept -> lines.addAll(kept.values()));
    return lines;
  }
}
