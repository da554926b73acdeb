package org.therapeuticlocator.pipeline.stage;

import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.engine.PipelineRunner;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.run.Run;

/**
 * What every stage works with.
 *
 * @param target the destination as it was found before the first stage
 */
public record StageContext(
    Settings settings, Run run, Destination destination, Target target, PipelineRunner pipelines) {}
