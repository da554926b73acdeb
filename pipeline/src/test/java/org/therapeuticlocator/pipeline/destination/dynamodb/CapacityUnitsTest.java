package org.therapeuticlocator.pipeline.destination.dynamodb;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.Test;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.ItemSize;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;

public class CapacityUnitsTest {
  @Test
  public void eachStartedKilobyteIsOneWriteUnit() {
    assertThat(CapacityUnits.toWrite(1), is(1));
    assertThat(CapacityUnits.toWrite(1_024), is(1));
    assertThat(CapacityUnits.toWrite(1_025), is(2));
    assertThat(CapacityUnits.toWrite(ItemSize.MAX_BYTES), is(400));
  }

  @Test
  public void anItemCostsItsSizeAsDynamoDbCounts() {
    assertThat(new CapacityUnits().ofPut(line(1_024 - 2 - 4 - 12)), is(1L));
    assertThat(new CapacityUnits().ofPut(line(1_025 - 2 - 4 - 12)), is(2L));
  }

  @Test
  public void unitsAreDollarsOnDemand() {
    // 1,003,526 units at $0.625 a million.
    assertThat(
        CapacityUnits.priceInWords(1_003_526L, 8_123_500.0),
        is("$0.6272 to write, $1.0154 to read, on demand in us-east-1"));
  }

  @Test
  public void littleIsNotCalledNothing() {
    assertThat(
        CapacityUnits.priceInWords(1L, 0.0),
        is("<$0.0001 to write, $0.0000 to read, on demand in us-east-1"));
  }

  private static String line(int noteLength) {
    return SnapshotLine.format(
        Provider.builder()
            .put(Attribute.ID, "i".repeat(3))
            .put(Attribute.PROVIDER_NOTE, "x".repeat(noteLength))
            .build());
  }
}
