package org.therapeuticlocator.pipeline.run;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.profile.Profile;

/** Where a run's files lie in the bucket; the one place for their names. */
public final class RunFolder {
  private static final Logger LOG = Logger.getLogger(RunFolder.class.getName());
  private static final int MOST_NAMED = 5;

  /** The folder of all runs. */
  public static final String RUNS = "runs/";

  private final Bucket bucket;
  private final String runId;
  private final String prefix;
  private final Consumer<String> warnings;
  private final Map<String, Instant> leftovers = new HashMap<>();

  /** The folder of a run that is only looked at. */
  public RunFolder(Bucket bucket, String runId) {
    this(bucket, runId, warning -> {});
  }

  /** The folder of a run; {@code warnings} are told what does not fail it. */
  RunFolder(Bucket bucket, String runId, Consumer<String> warnings) {
    this.bucket = bucket;
    this.runId = runId;
    this.prefix = RUNS + runId + '/';
    this.warnings = warnings;
  }

  /** The bucket that the run lies in. */
  public Bucket bucket() {
    return bucket;
  }

  /**
   * The run's manifest as it is now; empty if there is none.
   *
   * @throws UsageException if it is none that can be read
   */
  Optional<Manifest> manifest() {
    return bucket.read(key(MANIFEST)).map(stored -> Manifest.parse(runId, stored.text()));
  }

  /** {@code s3://bucket/runs/<runId>/name}. */
  public String uri(String name) {
    return bucket.uri(key(name));
  }

  /** {@code runs/<runId>/name}. */
  public String key(String name) {
    return prefix + name;
  }

  /** The manifest's name. */
  static final String MANIFEST = "manifest.json";

  /** Shows that the run's process lives. */
  static final String ALIVE = "alive.json";

  /** Copies of local input. */
  public static final String RAW = "raw/";

  /** The snapshot's parts. */
  public static final String PROCESSED = "processed/";

  /** Rejected rows. */
  public static final String REJECTED = "rejected/";

  /** What has to change in the table. */
  public static final String CHANGES = "changes/";

  /** Our items in the table that the input no longer has, since when; once all is loaded. */
  public static final String STALE = "stale/";

  /** Items that the destination refused. */
  public static final String REFUSED = "refused/";

  /** The figures of the run. */
  public static final String REPORT_JSON = "report.json";

  /** The same as a page. */
  public static final String REPORT_HTML = "report.html";

  /** What the pipelines counted, a file a stage. */
  public static final String COUNTS = "counts/";

  /** What the snapshot is like. */
  public static final String PROFILE = COUNTS + "profile.json";

  /** The snapshot's ids, shortened. */
  public static final String IDS = COUNTS + "ids.txt";

  /** What {@link #STALE} will have, as soon as plan knows. */
  public static final String PLANNED_STALE = COUNTS + STALE;

  /** Some rows for every flag. */
  public static final String FLAGGED = COUNTS + "flagged.jsonl";

  /** Some updated items, before and after. */
  public static final String CHANGED = COUNTS + "changed.jsonl";

  /** Some items of each kind that verification found other than they should be. */
  public static final String DIFFERENCES = COUNTS + "differences.jsonl";

  /** Half-written files of the pipelines. */
  public static final String TEMPORARY = "tmp/";

  /**
   * The files below a folder of the run as they are now, without those that {@link #clear} could
   * not delete, unless they were written again.
   */
  public List<FileEntry> files(String folder) {
    return bucket.list(key(folder)).stream()
        .filter(entry -> !entry.modified().equals(leftovers.get(entry.key())))
        .map(
            entry ->
                new FileEntry(entry.key().substring(prefix.length()), entry.size(), entry.etag()))
        .toList();
  }

  /** The lines of a small file; none if it is missing. */
  public List<String> lines(String name) {
    // Not String.lines: that takes a carriage return for a line end.
    return bucket.read(key(name)).stream()
        .flatMap(stored -> Stream.of(stored.text().split("\n", -1)))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** The snapshot's profile; empty where there is none, or one of another version. */
  public Optional<Profile> profile() {
    Optional<Bucket.Text> stored = bucket.read(key(PROFILE));
    try {
      return stored.map(profile -> Profile.parse(profile.text()));
    } catch (UncheckedIOException e) {
      LOG.log(Level.INFO, "the profile of another version is not read", e);
      return Optional.empty();
    }
  }

  /** Empties folders of the run, so that a stage starts clean; warns of what S3 does not delete. */
  public void clear(String... folders) {
    List<Bucket.Entry> found =
        Stream.of(folders).flatMap(folder -> bucket.list(key(folder)).stream()).toList();
    Map<String, String> left = bucket.delete(found.stream().map(Bucket.Entry::key).toList());
    found.stream()
        .filter(entry -> left.containsKey(entry.key()))
        .forEach(entry -> leftovers.put(entry.key(), entry.modified()));
    if (!left.isEmpty()) {
      String more = left.size() > MOST_NAMED ? " and " + (left.size() - MOST_NAMED) + " more" : "";
      String some =
          left.entrySet().stream()
              .limit(MOST_NAMED)
              .map(file -> bucket.uri(file.getKey()) + " (" + file.getValue() + ')')
              .collect(Collectors.joining(", "));
      warnings.accept(
          "S3 did not delete %s%s. Nothing reads what is left there; delete it when you may."
              .formatted(some, more));
    }
  }
}
