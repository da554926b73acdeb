package org.therapeuticlocator.transforms;

import static org.therapeuticlocator.transforms.Samples.A;
import static org.therapeuticlocator.transforms.Samples.B;
import static org.therapeuticlocator.transforms.Samples.C;
import static org.therapeuticlocator.transforms.Samples.foreign;
import static org.therapeuticlocator.transforms.Samples.line;
import static org.therapeuticlocator.transforms.Samples.stored;

import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.Rule;
import org.junit.Test;

public class RemainingChangesTest {
  private static final Buckets BUCKETS = new Buckets(2);

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void allAreLeftWhileTheTableIsAsItWas() {
    String insert = Change.INSERT.put(line(A, "BOSTON"));
    String update = Change.UPDATE.put(line(B, "BOSTON"));
    String delete = Change.delete(C);

    PAssert.that(
            remaining(
                List.of(insert, update, delete),
                List.of(stored(line(B, "QUINCY")), stored(line(C, "BOSTON")))))
        .containsInAnyOrder(insert, update, delete);
    pipeline.run();
  }

  @Test
  public void thoseThatWereDoneAreLeftOut() {
    String insert = Change.INSERT.put(line(A, "BOSTON"));
    String update = Change.UPDATE.put(line(B, "BOSTON"));
    String delete = Change.delete(C);

    PAssert.that(
            remaining(
                List.of(insert, update, delete),
                List.of(stored(line(A, "BOSTON")), stored(line(B, "BOSTON")))))
        .empty();
    pipeline.run();
  }

  @Test
  public void itemThatSomebodyEditedSinceIsPutAgain() {
    String insert = Change.INSERT.put(line(A, "BOSTON"));
    String update = Change.UPDATE.put(line(B, "BOSTON"));

    PAssert.that(
            remaining(
                List.of(insert, update),
                List.of(stored(line(A, "QUINCY")), foreign(line(B, "by hand")))))
        .containsInAnyOrder(insert, update);
    pipeline.run();
  }

  @Test
  public void itemThatIsNoLongerOursIsNotDeleted() {
    PAssert.that(
            remaining(
                List.of(Change.delete(A), Change.delete(B)),
                List.of(foreign(line(A, "by hand")), stored(line(B, "BOSTON")))))
        .containsInAnyOrder(Change.delete(B));
    pipeline.run();
  }

  @Test
  public void itemsOfTheTableThatNoChangeIsAboutDoNotMatter() {
    PAssert.that(remaining(List.of(), List.of(stored(line(A, "BOSTON"))))).empty();
    pipeline.run();
  }

  private PCollection<String> remaining(List<String> changes, List<StoredItem> table) {
    return PackLines.besideStored(
            pipeline.apply("Changes", Create.of(changes).withCoder(StringUtf8Coder.of())),
            pipeline.apply("Table", Create.of(table).withCoder(StoredItem.CODER)),
            BUCKETS)
        .apply(RemainingChanges.create());
  }
}
