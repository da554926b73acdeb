package org.therapeuticlocator.pipeline.stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.PackLines;

public class VerificationTest {
  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void theFirstFiveOfEachKindAreKeptInWhateverOrderTheyCome() {
    List<String> changes = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      changes.add(delete(i));
      changes.add(put("insert", i));
    }
    changes.add(put("update", 99));
    Collections.shuffle(changes, new Random(7));
    PAssert.that(
            Verification.firstOfEachKind(
                pipeline
                    .apply(Create.of(changes).withCoder(StringUtf8Coder.of()))
                    .apply(PackLines.byBucket(new Buckets(7)))))
        .containsInAnyOrder(
            delete(10),
            delete(11),
            delete(12),
            delete(13),
            delete(14),
            put("insert", 10),
            put("insert", 11),
            put("insert", 12),
            put("insert", 13),
            put("insert", 14),
            put("update", 99));
    pipeline.run();
  }

  private static String delete(int number) {
    return "{\"id\":\"" + id(number) + "\",\"change\":\"delete\"}";
  }

  private static String put(String kind, int number) {
    String item =
        "{\"id\":\"" + id(number) + "\",\"provider_note\":\"\\\"change\\\":\\\"delete\\\"\"}";
    return "{\"id\":\"" + id(number) + "\",\"change\":\"" + kind + "\",\"item\":" + item + '}';
  }

  private static String id(int number) {
    return "0".repeat(62) + number;
  }
}
