package org.therapeuticlocator.pipeline.destination.dynamodb;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.Test;

public class PricesTest {
  @Test
  public void unitsAreDollarsOnDemand() {
    // 1,003,526 units at $0.625 a million.
    assertThat(
        Prices.inWords(1_003_526L, 8_123_500.0),
        is("$0.6272 to write, $1.0154 to read, on demand in us-east-1"));
  }

  @Test
  public void littleIsNotCalledNothing() {
    assertThat(
        Prices.inWords(1L, 0.0), is("<$0.0001 to write, $0.0000 to read, on demand in us-east-1"));
  }
}
