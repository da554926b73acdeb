package org.therapeuticlocator.pipeline.destination.dynamodb;

import org.therapeuticlocator.row.ItemSize;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.ChangeCost;

/** Write units. Source: DynamoDB developer guide, capacity that writes consume. */
final class WriteUnits implements ChangeCost {
  private static final long serialVersionUID = 1;
  private static final int BYTES_A_UNIT = 1_024;

  /**
   * One for each started 1,024 bytes of an item that is put, or of the stored one that is deleted.
   */
  static int of(int bytes) {
    return (bytes + BYTES_A_UNIT - 1) / BYTES_A_UNIT;
  }

  @Override
  public long ofPut(String snapshotLine) {
    return of(ItemSize.bytes(SnapshotLine.parse(snapshotLine)));
  }
}
