package org.therapeuticlocator.pipeline.engine;

import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.transforms.ProgressCounters;

/** Runs pipelines in this process: the DirectRunner, or a Flink that each of them embeds. */
public class LocalEngine implements Engine {
  @Override
  public void configure(LoadOptions options) {
    // Its runners have their defaults.
  }

  @Override
  public int processes() {
    return 0;
  }

  @Override
  public Job begin(String jobName) {
    ProgressCounters.reset();
    return ProgressCounters::now;
  }
}
