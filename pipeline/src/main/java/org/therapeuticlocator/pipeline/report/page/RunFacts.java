package org.therapeuticlocator.pipeline.report.page;

import java.util.List;
import java.util.Optional;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunHistory;
import org.therapeuticlocator.profile.Profile;

/**
 * All that a page is made from.
 *
 * @param bucket its name
 * @param folder the run's, {@code s3://bucket/runs/id/}
 * @param profile empty before transform is done, and in runs of older versions
 * @param outlines of the states, for the map
 * @param earlier runs of the same table, the newest first
 */
public record RunFacts(
    Manifest manifest,
    Report report,
    End end,
    String bucket,
    String folder,
    Examples examples,
    Optional<Profile> profile,
    List<StatePath> outlines,
    List<SampleChange> changes,
    List<Manifest> earlier) {
  private static final int EXAMPLES = 10;
  private static final int EARLIER_RUNS = 10;

  /** Reads what the run's folder has beside the manifest, and the runs before it. */
  public static RunFacts read(Run run, Report report, End end) {
    return new RunFacts(
        run.manifest(),
        report,
        end,
        run.folder().bucket().name(),
        run.folder().uri(""),
        Examples.of(run, EXAMPLES),
        StoredProfile.of(run),
        StatePath.all(),
        SampleChange.of(run),
        new RunHistory(run.folder().bucket()).before(run.manifest(), EARLIER_RUNS));
  }
}
