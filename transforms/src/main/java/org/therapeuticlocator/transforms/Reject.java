package org.therapeuticlocator.transforms;

import java.io.Serializable;
import org.therapeuticlocator.row.Outcome;

/** A row that was rejected, and why. */
public record Reject(Outcome.Rejected why, RawRow row) implements Serializable {}
