package org.therapeuticlocator.transforms;

import java.io.Serializable;

/**
 * What changes cost at a destination, in its own units; {@link StoredItem#deleteCost} is its part.
 */
@FunctionalInterface
public interface ChangeCost extends Serializable {
  /** Units that putting the item of {@code snapshotLine} takes. */
  long ofPut(String snapshotLine);
}
