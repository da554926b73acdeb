package org.therapeuticlocator.pipeline.run;

import java.util.List;
import org.therapeuticlocator.pipeline.s3.Bucket;

/** Where a run's files lie in the bucket; the one place for their names. */
public final class RunFolder {
  /** The folder of all runs. */
  public static final String RUNS = "runs/";

  private final Bucket bucket;
  private final String prefix;

  /** The folder of a run in {@code bucket}. */
  public RunFolder(Bucket bucket, String runId) {
    this.bucket = bucket;
    this.prefix = RUNS + runId + '/';
  }

  /** The bucket that the run lies in. */
  public Bucket bucket() {
    return bucket;
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

  /** The figures of the run. */
  public static final String REPORT_JSON = "report.json";

  /** The same as a page. */
  public static final String REPORT_HTML = "report.html";

  /** What the pipelines counted, a file a stage. */
  public static final String COUNTS = "counts/";

  /** What the snapshot is like. */
  public static final String PROFILE = COUNTS + "profile.json";

  /** Some rows for every flag. */
  public static final String FLAGGED = COUNTS + "flagged.jsonl";

  /** Some items of each kind that verification found other than they should be. */
  public static final String DIFFERENCES = COUNTS + "differences.jsonl";

  /** Half-written files of the pipelines. */
  public static final String TEMPORARY = "tmp/";

  /** The files below a folder of the run as they are now. */
  public List<FileEntry> files(String folder) {
    return bucket.list(key(folder)).stream()
        .map(
            entry ->
                new FileEntry(entry.key().substring(prefix.length()), entry.size(), entry.etag()))
        .toList();
  }

  /** Empties folders of the run, so that a stage starts clean. */
  public void clear(String... folders) {
    for (String folder : folders) {
      bucket.deleteAll(key(folder));
    }
  }
}
