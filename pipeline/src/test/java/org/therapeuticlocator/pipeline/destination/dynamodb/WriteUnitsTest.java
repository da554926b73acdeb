package org.therapeuticlocator.pipeline.destination.dynamodb;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.Test;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.ItemSize;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;

public class WriteUnitsTest {
  @Test
  public void eachStartedKilobyteIsOneWriteUnit() {
    assertThat(WriteUnits.of(1), is(1));
    assertThat(WriteUnits.of(1_024), is(1));
    assertThat(WriteUnits.of(1_025), is(2));
    assertThat(WriteUnits.of(ItemSize.MAX_BYTES), is(400));
  }

  @Test
  public void anItemCostsItsSizeAsDynamoDbCounts() {
    assertThat(new WriteUnits().ofPut(line(1_024 - 2 - 4 - 12)), is(1L));
    assertThat(new WriteUnits().ofPut(line(1_025 - 2 - 4 - 12)), is(2L));
  }

  private static String line(int noteLength) {
    return SnapshotLine.format(
        Provider.builder()
            .put(Attribute.ID, "i".repeat(3))
            .put(Attribute.PROVIDER_NOTE, "x".repeat(noteLength))
            .build());
  }
}
