package org.therapeuticlocator.pipeline.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The stages of a run, in order. */
public enum Stage {
  /** Which files, and their headers; local ones are uploaded. */
  EXTRACT,
  /** The snapshot and the rejects. */
  TRANSFORM,
  /** What has to change in the table. */
  PLAN,
  /** The changes are carried out. */
  LOAD;

  /** The name that options, manifest and report use. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
