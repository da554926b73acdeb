package org.therapeuticlocator.pipeline.stage;

import java.util.function.Consumer;
import org.therapeuticlocator.pipeline.baseline.LoadedRuns;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.engine.PipelineRunner;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.run.Run;

/**
 * What every stage works with.
 *
 * @param loadedRuns those before, into the same destination
 * @param who may accept findings: an account or a user
 * @param remarks what a person should know of on the way goes there, a sentence each
 * @param target the destination as it was found before the first stage
 */
public record StageContext(
    Settings settings,
    Run run,
    LoadedRuns loadedRuns,
    String who,
    Consumer<String> remarks,
    Destination destination,
    Target target,
    PipelineRunner pipelines) {}
