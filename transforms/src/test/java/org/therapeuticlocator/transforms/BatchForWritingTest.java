package org.therapeuticlocator.transforms;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.Rule;
import org.junit.Test;

public class BatchForWritingTest {
  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void everyLineComesOutOnceAlsoThoseThatFillNoBlock() {
    List<String> lines = IntStream.range(0, 1_013).mapToObj(i -> "line " + i).toList();

    PAssert.that(spread(lines)).containsInAnyOrder(lines);
    pipeline.run();
  }

  @Test
  public void equalLinesAreNotTakenForOne() {
    PAssert.that(spread(List.of("a", "a", "b"))).containsInAnyOrder("a", "a", "b");
    pipeline.run();
  }

  @Test
  public void noLinesGiveNone() {
    PAssert.that(spread(List.of())).empty();
    pipeline.run();
  }

  private PCollection<String> spread(List<String> lines) {
    return pipeline
        .apply(Create.of(lines).withCoder(StringUtf8Coder.of()))
        .apply(BatchForWriting.ofLines(25, new Deal(8, 60)))
        .apply(FlatMapElements.into(TypeDescriptors.strings()).via(LineBlock::lines));
  }
}
