package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;
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

  private List<Object> emitted() {
    List<Object> emitted = new ArrayList<>();
    DoFn<Void, Void> fn = new DoFn<>() {};
    tally.emit(
        fn.new FinishBundleContext() {
          @Override
          public PipelineOptions getPipelineOptions() {
            throw new AssertionError("nobody asks");
          }

          @Override
          public void output(Void output, Instant timestamp, BoundedWindow window) {
            throw new AssertionError("counts have a tag");
          }

          @Override
          public <T> void output(
              TupleTag<T> tag, T output, Instant timestamp, BoundedWindow window) {
            assertThat(tag, is(BundleCounts.TAG));
            assertThat(window, is(GlobalWindow.INSTANCE));
            assertThat(timestamp, is(window.maxTimestamp()));
            emitted.add(output);
          }
        });
    return emitted;
  }
}
