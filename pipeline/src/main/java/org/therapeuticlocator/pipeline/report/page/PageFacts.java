package org.therapeuticlocator.pipeline.report.page;

import java.util.List;
import java.util.Optional;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.SampleChange;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.profile.Profile;

/**
 * All that a page is made from.
 *
 * @param profile empty before transform is done, and in runs of older versions
 * @param outlines of the states, for the map
 * @param earlier runs into the same table, the newest first
 */
public record PageFacts(
    RunFacts run,
    Optional<Profile> profile,
    List<StatePath> outlines,
    List<SampleChange> changes,
    List<Manifest> earlier) {}
