package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.junit.Test;

public class BundleCountsTest {
  private final BundleCounts tally = new BundleCounts();

  @Test
  public void namesAreCountedApart() {
    tally.add("read");
    tally.add("blank");
    tally.add("read");
    tally.add("writeUnits", 400);
    tally.add("read", 5_000_000_000L);

    assertThat(
        emitted(),
        contains(KV.of("blank", 1L), KV.of("read", 5_000_000_002L), KV.of("writeUnits", 400L)));
  }

  @Test
  public void everyCountIsEmittedInTheGlobalWindow() {
    tally.add("read", 2);
    tally.add("blank");

    assertThat(emitted(), contains(KV.of("blank", 1L), KV.of("read", 2L)));
  }

  @Test
  public void nothingIsEmittedWhenNothingWasCounted() {
    assertThat(emitted(), is(empty()));
  }

  private List<KV<String, Long>> emitted() {
    List<KV<String, Long>> emitted = new ArrayList<>();
    tally.emit(
        (count, window) -> {
          assertThat(window, is(GlobalWindow.INSTANCE));
          emitted.add(count);
        });
    return emitted;
  }
}
