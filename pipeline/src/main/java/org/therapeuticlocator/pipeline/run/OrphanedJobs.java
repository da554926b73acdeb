package org.therapeuticlocator.pipeline.run;

/** Ends what a process that is gone left at work elsewhere, before its run is taken over. */
@FunctionalInterface
public interface OrphanedJobs {
  /**
   * Returns when nothing of the manifest's claim is at work any more.
   *
   * @throws org.therapeuticlocator.pipeline.failure.RunFailedException if that cannot be made sure
   *     of
   */
  void end(Manifest manifest);
}
