package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.Locale;

/** What units cost on demand in us-east-1. Source: DynamoDB pricing. */
final class Prices {
  private static final double DOLLARS_A_WRITE_UNIT = 0.625e-6;
  private static final double DOLLARS_A_READ_UNIT = 0.125e-6;
  private static final double LEAST_SHOWN = 0.0001;

  private Prices() {}

  /** {@code $0.0024 to write, $0.0002 to read, on demand in us-east-1}. */
  static String inWords(long writeUnits, double readUnits) {
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
