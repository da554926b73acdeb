package org.therapeuticlocator.transforms;

import static org.therapeuticlocator.transforms.Samples.A;
import static org.therapeuticlocator.transforms.Samples.B;
import static org.therapeuticlocator.transforms.Samples.C;
import static org.therapeuticlocator.transforms.Samples.COST;
import static org.therapeuticlocator.transforms.Samples.D;
import static org.therapeuticlocator.transforms.Samples.assertCounts;
import static org.therapeuticlocator.transforms.Samples.foreign;
import static org.therapeuticlocator.transforms.Samples.line;
import static org.therapeuticlocator.transforms.Samples.lineOfBytes;
import static org.therapeuticlocator.transforms.Samples.lines;
import static org.therapeuticlocator.transforms.Samples.stored;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.row.ItemId;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.StaleRows.Treatment;

public class PlanChangesTest {
  private static final Instant START = Instant.parse("2024-04-12T03:15:00Z");
  private static final StaleRows KEEP = after(Treatment.KEEP, Duration.ZERO);
  private static final StaleRows DELETE = after(Treatment.DELETE, Duration.ZERO);
  private static final StaleRows DELETE_AFTER_A_WEEK = after(Treatment.DELETE, Duration.ofDays(7));
  private static final Buckets BUCKETS = new Buckets(3);

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void itemThatTheTableDoesNotHaveIsInserted() {
    String a = line(A, "BOSTON");
    PCollectionTuple planned = plan(KEEP, List.of(a), List.of());

    PAssert.that(lines(planned.get(PlanChanges.CHANGES))).containsInAnyOrder(Change.INSERT.put(a));
    assertCounts(planned.get(BundleCounts.TAG), Map.of("inserted", 1L, "writeUnits", 1L));
    pipeline.run();
  }

  @Test
  public void itemThatTheTableHasOtherwiseIsUpdated() {
    String a = line(A, "BOSTON");
    PCollectionTuple planned = plan(KEEP, List.of(a), List.of(stored(line(A, "QUINCY"))));

    PAssert.that(lines(planned.get(PlanChanges.CHANGES))).containsInAnyOrder(Change.UPDATE.put(a));
    assertCounts(
        planned.get(BundleCounts.TAG), Map.of("updated", 1L, "ours", 1L, "writeUnits", 1L));
    pipeline.run();
  }

  @Test
  public void itemThatTheTableHasJustSoCostsNothing() {
    String a = line(A, "BOSTON");
    PCollectionTuple planned = plan(DELETE, List.of(a), List.of(stored(a)));

    PAssert.that(lines(planned.get(PlanChanges.CHANGES))).empty();
    assertCounts(planned.get(BundleCounts.TAG), Map.of("unchanged", 1L, "ours", 1L));
    pipeline.run();
  }

  @Test
  public void staleItemIsKeptUnlessAskedOtherwise() {
    PCollectionTuple planned = plan(KEEP, List.of(), List.of(stored(line(A, "BOSTON"))));

    PAssert.that(lines(planned.get(PlanChanges.CHANGES))).empty();
    assertCounts(planned.get(BundleCounts.TAG), Map.of("stale", 1L, "ours", 1L));
    pipeline.run();
  }

  @Test
  public void staleItemIsDeletedWhenAskedAndCostsTheUnitsOfTheStoredItem() {
    PCollectionTuple planned =
        plan(
            DELETE,
            List.of(),
            List.of(stored(lineOfBytes(A, 1_024)), stored(lineOfBytes(B, 1_025))));

    PAssert.that(lines(planned.get(PlanChanges.CHANGES)))
        .containsInAnyOrder(Change.delete(A), Change.delete(B));
    assertCounts(
        planned.get(BundleCounts.TAG),
        Map.of("stale", 2L, "deleted", 2L, "ours", 2L, "writeUnits", 3L));
    pipeline.run();
  }

  @Test
  public void foreignItemsAreNeverStaleAndNeverDeleted() {
    StoredItem guest = new StoredItem("guest", new Fingerprint(1, 2), 70, false, null, null);
    PCollectionTuple planned = plan(DELETE, List.of(), List.of(foreign(line(A, "BOSTON")), guest));

    PAssert.that(lines(planned.get(PlanChanges.CHANGES))).empty();
    assertCounts(planned.get(BundleCounts.TAG), Map.of("foreign", 2L));
    pipeline.run();
  }

  @Test
  public void itemOfOursThatSomebodyEditedIsUpdated() {
    String a = line(A, "BOSTON");
    // Its id is no longer the hash of its fields, yet it is the item of this key.
    PCollectionTuple planned = plan(DELETE, List.of(a), List.of(foreign(line(A, "by hand"))));

    PAssert.that(lines(planned.get(PlanChanges.CHANGES))).containsInAnyOrder(Change.UPDATE.put(a));
    assertCounts(
        planned.get(BundleCounts.TAG), Map.of("updated", 1L, "ours", 1L, "writeUnits", 1L));
    pipeline.run();
  }

  @Test
  public void aPutCostsOneWriteUnitForEachStarted1024Bytes() {
    String small = lineOfBytes(A, 1_024);
    String large = lineOfBytes(B, 1_025);
    String update = lineOfBytes(C, 2_048);
    PCollectionTuple planned =
        plan(KEEP, List.of(small, large, update), List.of(stored(lineOfBytes(C, 100))));

    PAssert.that(lines(planned.get(PlanChanges.CHANGES)))
        .containsInAnyOrder(
            Change.INSERT.put(small), Change.INSERT.put(large), Change.UPDATE.put(update));
    assertCounts(
        planned.get(BundleCounts.TAG),
        Map.of("inserted", 2L, "updated", 1L, "ours", 1L, "writeUnits", 1L + 2L + 2L));
    pipeline.run();
  }

  @Test
  public void itemThatTwoPagesHaveIsCountedOnce() {
    String a = line(A, "BOSTON");
    PCollectionTuple planned =
        plan(
            DELETE,
            List.of(a),
            List.of(stored(a), stored(line(B, "BOSTON"))),
            List.of(stored(line(B, "BOSTON")), stored(a)));

    PAssert.that(lines(planned.get(PlanChanges.CHANGES))).containsInAnyOrder(Change.delete(B));
    assertCounts(
        planned.get(BundleCounts.TAG),
        Map.of("unchanged", 1L, "stale", 1L, "deleted", 1L, "ours", 2L, "writeUnits", 1L));
    pipeline.run();
  }

  @Test
  public void emptyTableAndEmptySnapshotNeedNothing() {
    PCollectionTuple planned = plan(DELETE, List.of());

    PAssert.that(lines(planned.get(PlanChanges.CHANGES))).empty();
    assertCounts(planned.get(BundleCounts.TAG), Map.of());
    pipeline.run();
  }

  @Test
  public void everythingAtOnceAddsUp() {
    List<String> snapshot = new ArrayList<>();
    List<StoredItem> table = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      int n = i;
      String id = ItemId.of(attribute -> "PHARMACY " + n);
      String line = line(id, "BOSTON");
      switch (i % 5) {
        case 0 -> {
          snapshot.add(line);
          changes.add(Change.INSERT.put(line));
        }
        case 1 -> {
          snapshot.add(line);
          table.add(stored(line(id, "QUINCY")));
          changes.add(Change.UPDATE.put(line));
        }
        case 2 -> {
          snapshot.add(line);
          table.add(stored(line));
        }
        case 3 -> {
          table.add(stored(line));
          changes.add(Change.delete(id));
        }
        default -> table.add(foreign(line));
      }
    }
    PCollectionTuple planned = plan(DELETE, snapshot, table);

    PAssert.that(lines(planned.get(PlanChanges.CHANGES))).containsInAnyOrder(changes);
    Map<String, Long> counts = new HashMap<>();
    List.of("inserted", "updated", "unchanged", "stale", "deleted", "foreign")
        .forEach(name -> counts.put(name, 100L));
    counts.put("ours", 300L);
    counts.put("writeUnits", 300L);
    assertCounts(planned.get(BundleCounts.TAG), counts);
    pipeline.run();
  }

  @Test
  public void changesOfOneKindLeaveTheOthersAlone() {
    String a = line(A, "BOSTON");
    String b = line(B, "BOSTON");
    PCollectionTuple planned =
        plan(
            KEEP,
            List.of(a, b),
            List.of(stored(b), stored(line(C, "BOSTON")), foreign(line(D, "BOSTON"))));

    PAssert.that(lines(planned.get(PlanChanges.CHANGES))).containsInAnyOrder(Change.INSERT.put(a));
    assertCounts(
        planned.get(BundleCounts.TAG),
        Map.of(
            "inserted", 1L,
            "unchanged", 1L,
            "stale", 1L,
            "foreign", 1L,
            "ours", 2L,
            "writeUnits", 1L));
    pipeline.run();
  }

  @Test
  public void whatIsMissingIsListedSinceThisRunAndStays() {
    PCollectionTuple planned = plan(KEEP, List.of(), List.of(stored(line(A, "BOSTON"))));

    PAssert.that(lines(planned.get(PlanChanges.MISSING)))
        .containsInAnyOrder(missing(A, "2024-04-12T03:15:00Z"));
    pipeline.run();
  }

  @Test
  public void itemIsDeletedOnceItIsMissingForSoLongAndWaitsUntilThen() {
    PCollectionTuple planned =
        plan(
            DELETE_AFTER_A_WEEK,
            List.of(line(D, "BOSTON")),
            List.of(
                missing(A, "2024-04-05T03:15:00Z"),
                missing(B, "2024-04-05T03:15:01Z"),
                // It is there again, so it starts anew when it goes again.
                missing(D, "2024-04-01T00:00:00Z")),
            List.of(
                stored(line(A, "BOSTON")),
                stored(line(B, "BOSTON")),
                stored(line(C, "BOSTON")),
                stored(line(D, "BOSTON"))));

    PAssert.that(lines(planned.get(PlanChanges.CHANGES))).containsInAnyOrder(Change.delete(id(A)));
    PAssert.that(lines(planned.get(PlanChanges.MISSING)))
        .containsInAnyOrder(missing(B, "2024-04-05T03:15:01Z"), missing(C, "2024-04-12T03:15:00Z"));
    assertCounts(
        planned.get(BundleCounts.TAG),
        Map.of(
            "unchanged", 1L,
            "ours", 4L,
            "stale", 3L,
            "deleted", 1L,
            "waiting", 2L,
            "waiting.2024-04-05T03:15:01Z", 1L,
            "waiting.2024-04-12T03:15:00Z", 1L,
            "writeUnits", 1L));
    pipeline.run();
  }

  @Test
  public void partOfAListSaysNothingOfWhatItDoesNotName() {
    PCollectionTuple planned =
        plan(
            after(Treatment.IGNORE, Duration.ZERO),
            List.of(line(A, "BOSTON")),
            List.of(stored(line(B, "BOSTON"))));

    PAssert.that(lines(planned.get(PlanChanges.MISSING))).empty();
    assertCounts(
        planned.get(BundleCounts.TAG), Map.of("inserted", 1L, "ours", 1L, "writeUnits", 1L));
    pipeline.run();
  }

  private static StaleRows after(Treatment treatment, Duration time) {
    return new StaleRows(treatment, START, time);
  }

  private static String id(String provider) {
    return SnapshotLine.id(line(provider, "BOSTON"));
  }

  private static String missing(String provider, String since) {
    return new MissingItem(id(provider), since).line();
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // The pages are only read.
  private PCollectionTuple plan(
      StaleRows staleRows, List<String> snapshot, List<StoredItem>... pages) {
    List<StoredItem> table = Arrays.stream(pages).flatMap(List::stream).toList();
    return sides(snapshot, table).apply(PlanChanges.of(staleRows, COST, BUCKETS));
  }

  private PCollectionTuple plan(
      StaleRows staleRows, List<String> snapshot, List<String> before, List<StoredItem> table) {
    return PackLines.withMissing(
            sides(snapshot, table),
            pipeline.apply("Before", Create.of(before).withCoder(StringUtf8Coder.of())),
            BUCKETS)
        .apply(PlanChanges.of(staleRows, COST, BUCKETS));
  }

  private KeyedPCollectionTuple<Integer> sides(List<String> snapshot, List<StoredItem> table) {
    return PackLines.besideStored(
        pipeline.apply("Snapshot", Create.of(snapshot).withCoder(StringUtf8Coder.of())),
        pipeline.apply("Table", Create.of(table).withCoder(StoredItem.CODER)),
        BUCKETS);
  }
}
