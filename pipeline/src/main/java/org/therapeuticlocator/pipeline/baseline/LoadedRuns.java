package org.therapeuticlocator.pipeline.baseline;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.RunHistory;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.row.Json;

/**
 * The runs of a bucket that loaded into one destination. A note in the bucket names the last few,
 * so that not all manifests need be read; it is believed only where those say the same.
 *
 * @param address the destination's
 */
public record LoadedRuns(Bucket bucket, String address) {
  /** The fact of plan under which a manifest keeps {@link #address}. */
  public static final String ADDRESS = "address";

  private static final int MOST_NOTED = 5;
  private static final int MOST_ATTEMPTS = 5;
  private static final int MOST_SINCE_THE_NOTE = 30;
  private static final int READ_AT_ONCE = 200;
  // A table that nothing was loaded into has no note, and must not cost a bucket's every manifest.
  private static final int MOST_READ = 1_000;
  private static final Logger LOG = Logger.getLogger(LoadedRuns.class.getName());

  /** What the note holds: runs whose load ended last, the newest first. */
  private record Note(String destination, List<String> loaded, List<String> baselines) {
    Note with(Manifest run) {
      return new Note(
          destination,
          run.isPartial() ? loaded : first(run, loaded),
          run.isGood() ? first(run, baselines) : baselines);
    }
  }

  /** The newest run that {@code run} can be compared with. */
  public Optional<Manifest> baseline(Manifest run) {
    return newest(run, Manifest::isBaseline, noteOf(bucket.read(key())).baselines());
  }

  /** The newest run, good or not, that loaded a whole list. */
  public Optional<Manifest> last(Manifest run) {
    return newest(run, LoadedRuns::isWhole, noteOf(bucket.read(key())).loaded());
  }

  /** A run by its name; empty if it is gone. */
  public Optional<Manifest> named(String runId) {
    return new RunHistory(bucket).manifests(List.of(runId)).stream().findFirst();
  }

  private static boolean isWhole(Manifest manifest) {
    return manifest.isDone(Stage.LOAD) && !manifest.isPartial();
  }

  /** Notes a run whose load is about to end, or which was accepted since. */
  public void note(Manifest run) {
    boolean noted = false;
    for (int attempt = 0; !noted && attempt < MOST_ATTEMPTS; attempt++) {
      Optional<Bucket.Text> stored = bucket.read(key());
      String text = Json.write(noteOf(stored).with(run));
      // Another run may note itself at the same time.
      noted =
          stored
              .map(before -> bucket.replace(key(), text, before.etag()))
              .orElseGet(() -> bucket.writeNew(key(), text))
              .isPresent();
    }
  }

  private static List<String> first(Manifest run, List<String> before) {
    return Stream.concat(Stream.of(run.runId()), before.stream())
        .distinct()
        .limit(MOST_NOTED)
        .toList();
  }

  private Note noteOf(Optional<Bucket.Text> stored) {
    try {
      if (stored.isPresent()) {
        Note note = Json.read(stored.get().text(), Note.class);
        return new Note(
            address,
            Objects.requireNonNullElse(note.loaded(), List.of()),
            Objects.requireNonNullElse(note.baselines(), List.of()));
      }
    } catch (UncheckedIOException e) {
      LOG.log(Level.INFO, key() + " cannot be read", e);
    }
    return new Note(address, List.of(), List.of());
  }

  private String key() {
    return RunFolder.RUNS + "baseline-" + DigestUtils.sha256Hex(address).substring(0, 16) + ".json";
  }

  private Optional<Manifest> newest(Manifest run, Predicate<Manifest> fits, List<String> noted) {
    RunHistory history = new RunHistory(bucket);
    List<String> names =
        history.names().stream()
            .filter(name -> !name.equals(run.runId()))
            .sorted(Comparator.reverseOrder())
            .toList();
    Predicate<Manifest> fitsHere = manifest -> isHere(manifest, run) && fits.test(manifest);
    List<String> likely = new ArrayList<>(noted);
    likely.retainAll(names);
    if (!likely.isEmpty()) {
      // Names are mostly times, so whatever was loaded unnoted comes after.
      String newest = likely.get(0);
      names.stream()
          .takeWhile(name -> name.compareTo(newest) > 0)
          .limit(MOST_SINCE_THE_NOTE)
          .forEach(likely::add);
    }
    Optional<Manifest> found = newestOf(history, likely, fitsHere);
    int most = Math.min(names.size(), MOST_READ);
    for (int from = 0; found.isEmpty() && from < most; from += READ_AT_ONCE) {
      int to = Math.min(most, from + READ_AT_ONCE);
      found = newestOf(history, names.subList(from, to), fitsHere);
    }
    return found;
  }

  private static Optional<Manifest> newestOf(
      RunHistory history, List<String> names, Predicate<Manifest> fits) {
    return history.manifests(names).stream()
        .filter(fits)
        .max(Comparator.comparing(manifest -> String.valueOf(manifest.done(Stage.LOAD).end())));
  }

  /** Earlier versions did not say where the table is, so its name has to do. */
  private boolean isHere(Manifest manifest, Manifest run) {
    if (!manifest.isDone(Stage.PLAN)) {
      return false;
    }
    String there = manifest.done(Stage.PLAN).facts().get(ADDRESS);
    return there == null ? manifest.isInto(run.options()) : there.equals(address);
  }
}
