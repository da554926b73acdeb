package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.Locale;
import org.therapeuticlocator.row.ItemSize;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.ChangeCost;

/**
 * Write units, and what units cost on demand in us-east-1. Source: DynamoDB developer guide,
 * capacity that writes consume; DynamoDB pricing.
 */
final class CapacityUnits implements ChangeCost {
  private static final long serialVersionUID = 1;
  private static final int BYTES_A_UNIT = 1_024;
  private static final double DOLLARS_A_WRITE_UNIT = 0.625e-6;
  private static final double DOLLARS_A_READ_UNIT = 0.125e-6;
  private static final double LEAST_SHOWN = 0.0001;

  /**
   * One for each started 1,024 bytes of an item that is put, or of the stored one that is deleted.
   */
  static int toWrite(int bytes) {
    return (bytes + BYTES_A_UNIT - 1) / BYTES_A_UNIT;
  }

  @Override
  public long ofPut(String snapshotLine) {
    return toWrite(ItemSize.bytes(SnapshotLine.parse(snapshotLine)));
  }

  /** {@code $0.0024 to write, $0.0002 to read, on demand in us-east-1}. */
  static String priceInWords(long writeUnits, double readUnits) {
    return dollars(writeUnits * DOLLARS_A_WRITE_UNIT)
        + " to write, "
        + dollars(readUnits * DOLLARS_A_READ_UNIT)
        + " to read, on demand in us-east-1";
  }

  private static String dollars(double dollars) {
    return dollars > 0 && dollars < LEAST_SHOWN
        ? "<$0.0001"
        : String.format(Locale.ROOT, "$%,.4f", dollars);
  }
}
