package org.therapeuticlocator.transforms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.Rule;
import org.junit.Test;

public class ExampleChangesTest {
  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void theFirstFiveOfEachKindAreKeptInWhateverOrderTheyCome() {
    List<String> changes = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      changes.add(Change.delete(id(i)));
      changes.add(Change.INSERT.put(item(i)));
    }
    changes.add(Change.UPDATE.put(item(99)));
    Collections.shuffle(changes, new Random(7));
    List<LineBlock> blocks = new ArrayList<>();
    LineBlock.Packer packer = LineBlock.Packer.ofLines(7, blocks::add);
    changes.forEach(packer::add);
    packer.flush();

    PAssert.that(
            pipeline
                .apply(Create.of(blocks).withCoder(LineBlockCoder.of()))
                .apply(ExampleChanges.ofEachKind()))
        .containsInAnyOrder(
            Change.delete(id(10)),
            Change.delete(id(11)),
            Change.delete(id(12)),
            Change.delete(id(13)),
            Change.delete(id(14)),
            Change.INSERT.put(item(10)),
            Change.INSERT.put(item(11)),
            Change.INSERT.put(item(12)),
            Change.INSERT.put(item(13)),
            Change.INSERT.put(item(14)),
            Change.UPDATE.put(item(99)));
    pipeline.run();
  }

  private static String item(int number) {
    return "{\"id\":\"" + id(number) + "\",\"provider_note\":\"\\\"change\\\":\\\"delete\\\"\"}";
  }

  private static String id(int number) {
    return "0".repeat(62) + number;
  }
}
