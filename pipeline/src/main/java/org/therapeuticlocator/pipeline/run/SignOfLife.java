package org.therapeuticlocator.pipeline.run;

/** WORK IN PROGRESS placeholder. */
final class SignOfLife {
  private final RunFolder folder;

  SignOfLife(RunFolder folder) {
    this.folder = folder;
  }

  void requireDead(Claim claim) {
    if (!claim.isDeadHere()) {
      throw Runs.inProgress(folder.key(""));
    }
  }
}
