package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.therapeuticlocator.transforms.Samples.A;
import static org.therapeuticlocator.transforms.Samples.B;
import static org.therapeuticlocator.transforms.Samples.C;
import static org.therapeuticlocator.transforms.Samples.COST;
import static org.therapeuticlocator.transforms.Samples.D;
import static org.therapeuticlocator.transforms.Samples.assertCounts;
import static org.therapeuticlocator.transforms.Samples.line;
import static org.therapeuticlocator.transforms.Samples.provider;
import static org.therapeuticlocator.transforms.Samples.stored;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.row.Attribute;

/** What {@link PlanChanges} says of the fields that differ. */
public class FieldChangesTest {
  private static final Buckets BUCKETS = new Buckets(3);
  private static final Detail HASHES = new Detail(Long.MAX_VALUE, 0);
  private static final Detail WHOLE = Detail.forItems(4);
  // Ids that begin with a or b are in it, those with c or d are not.
  private static final Detail SAMPLE = new Detail(0xC0000000L, 0);

  private static final StaleRows KEEP =
      new StaleRows(StaleRows.Treatment.KEEP, Instant.EPOCH, Duration.ZERO);

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void updatesAreCountedByTheFieldsThatTheyChange() {
    String city = line(provider(A).put(Attribute.CITY, "BOSTON"));
    String both = line(provider(B).put(Attribute.CITY, "BOSTON").put(Attribute.ZIP_CODE, "02139"));
    String gone = line(provider(C).put(Attribute.CITY, "BOSTON"));
    String same = line(provider(D).put(Attribute.CITY, "BOSTON"));
    PCollectionTuple planned =
        plan(
            List.of(city, both, gone, same),
            stored(line(A, "QUINCY"), HASHES),
            stored(line(B, "QUINCY"), HASHES),
            stored(line(provider(C).put(Attribute.NPI, "1396858437")), HASHES),
            stored(same, HASHES));

    assertCounts(
        planned.get(BundleCounts.TAG),
        Map.of(
            "updated", 3L,
            "unchanged", 1L,
            "ours", 4L,
            "writeUnits", 3L,
            "comparedByField", 3L,
            "changed.city", 3L,
            "changed.zip_code", 1L,
            "changed.npi", 1L));
    PAssert.that(planned.get(PlanChanges.SAMPLES)).empty();
    pipeline.run();
  }

  @Test
  public void ofASampleIsCountedHowManyWereLookedAt() {
    PCollectionTuple planned =
        plan(
            List.of(line(A, "BOSTON"), line(B, "BOSTON"), line(C, "BOSTON")),
            stored(line(A, "QUINCY"), SAMPLE),
            stored(line(B, "QUINCY"), SAMPLE),
            stored(line(C, "QUINCY"), SAMPLE));

    assertCounts(
        planned.get(BundleCounts.TAG),
        Map.of(
            "updated", 3L,
            "ours", 3L,
            "writeUnits", 3L,
            "comparedByField", 2L,
            "changed.city", 2L));
    pipeline.run();
  }

  @Test
  public void someUpdatesAreShownWithBothSidesAndNothingElseIs() {
    String before = line(A, "QUINCY");
    String after = line(A, "BOSTON");
    PCollectionTuple planned =
        plan(
            List.of(after, line(B, "BOSTON"), line(D, "BOSTON")),
            stored(before, WHOLE),
            stored(line(B, "BOSTON"), WHOLE),
            stored(line(C, "BOSTON"), WHOLE));

    PAssert.that(planned.get(PlanChanges.SAMPLES))
        .containsInAnyOrder(new BeforeAfter(before, after).line());
    pipeline.run();
  }

  @Test
  public void updateOfWhatIsNoProviderCountsForNoField() {
    StoredItem edited = StoredItem.unlikeAny(A, "with a field of its own", 1, false);
    PCollectionTuple planned = plan(List.of(line(A, "BOSTON")), edited);

    assertCounts(
        planned.get(BundleCounts.TAG), Map.of("updated", 1L, "ours", 1L, "writeUnits", 1L));
    PAssert.that(planned.get(PlanChanges.SAMPLES)).empty();
    pipeline.run();
  }

  @Test
  public void samplesOfManyUpdatesAreFewAndAlwaysTheSame() {
    List<String> least =
        Stream.of(A, B)
            .map(id -> new BeforeAfter(line(id, "QUINCY"), line(id, "BOSTON")).line())
            .toList();

    assertThat(samples(List.of(A, B, C, D)), is(least));
    assertThat(samples(List.of(D, C, B, A)), is(least));
  }

  @Test
  public void fieldThatChangesSeldomHasItsSamplesToo() {
    FieldChanges changes = updated(List.of(A, B, C));
    String before = line(provider(D).put(Attribute.CITY, "QUINCY").put(Attribute.NPI, "1"));
    changes.add(stored(before, WHOLE), line(D, "BOSTON"));

    List<String> samples = List.copyOf(changes.samples());

    assertThat(samples.size(), is(3));
    assertThat(samples.get(2), is(new BeforeAfter(before, line(D, "BOSTON")).line()));
  }

  private static List<String> samples(List<String> ids) {
    return List.copyOf(updated(ids).samples());
  }

  /** One of ten buckets, in which all {@code ids} are updated. */
  private static FieldChanges updated(List<String> ids) {
    FieldChanges changes = new FieldChanges(new Buckets(10), new BundleCounts());
    ids.forEach(id -> changes.add(stored(line(id, "QUINCY"), WHOLE), line(id, "BOSTON")));
    return changes;
  }

  private PCollectionTuple plan(List<String> snapshot, StoredItem... stored) {
    return PackLines.besideStored(
            pipeline.apply("Snapshot", Create.of(snapshot).withCoder(StringUtf8Coder.of())),
            pipeline.apply("Table", Create.of(List.of(stored)).withCoder(StoredItem.CODER)),
            BUCKETS)
        .apply(PlanChanges.of(KEEP, COST, BUCKETS));
  }
}
