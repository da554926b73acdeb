package org.therapeuticlocator.pipeline.run;

/**
 * What the jobs of a run are called where a cluster shows them. Each claim has names of its own, so
 * that nobody takes another's jobs for those that a dead client left.
 *
 * @param claim the beginning of the claim's nonce
 */
public record JobNames(String runId, String claim) {
  private static final String PREFIX = "therapeutic-locator-";

  /** The name of the job of a step, such as {@code plan} or {@code verify}. */
  public String of(String step) {
    return PREFIX + step + end();
  }

  /** Whether it is the name of one of these jobs. */
  public boolean include(String name) {
    return name.startsWith(PREFIX) && name.endsWith(end());
  }

  private String end() {
    return '-' + runId + '-' + claim;
  }
}
