package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.therapeuticlocator.transforms.Samples.A;
import static org.therapeuticlocator.transforms.Samples.B;
import static org.therapeuticlocator.transforms.Samples.assertCounts;
import static org.therapeuticlocator.transforms.Samples.lines;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.profile.ProfileBuilder;

public class KeepLatestTest {
  private static final Buckets BUCKETS = new Buckets(3);

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void latestReportDateIsKeptAndAbsentIsOldest() {
    keeps(
        json("'id':'%s','last_report_date':'2024-04-12'", A),
        json("'id':'%s','last_report_date':'2024-04-11'", A),
        json("'courses_available':99,'id':'%s','zip_code':'02139'", A));
  }

  @Test
  public void thenMostCoursesAreKeptAndAbsentIsFewest() {
    keeps(
        json("'courses_available':10,'id':'%s','last_report_date':'2024-04-12'", A),
        json("'courses_available':9,'id':'%s','last_report_date':'2024-04-12'", A),
        json("'city':'X','county':'Y','id':'%s','last_report_date':'2024-04-12'", A));
  }

  @Test
  public void thenMostAttributesAreKept() {
    keeps(
        json("'city':'A','courses_available':0,'id':'%s','zip_code':'02139'", A),
        json("'city':'B','courses_available':0,'id':'%s'", A));
  }

  @Test
  public void thenGreatestLineInUtf8IsKept() {
    keeps(
        json("'city':'😀','id':'%s'", A),
        json("'city':'\uFFFD','id':'%s'", A),
        json("'city':'b','id':'%s'", A),
        json("'city':'B','id':'%s'", A));
  }

  @Test
  public void equalRowsAreKeptOnce() {
    String line = json("'city':'A','id':'%s'", A);
    keeps(line, line, line);
  }

  @Test
  public void rowsOfDifferentIdsAreAllKept() {
    String a = json("'city':'X','id':'%s','last_report_date':'2024-04-12'", A);
    String b = json("'city':'X','id':'%s'", B);
    PCollectionTuple latest = latest("Latest", pipeline.apply(rows(List.of(a, b))), BUCKETS);

    PAssert.that(lines(latest.get(KeepLatest.LINES))).containsInAnyOrder(a, b);
    assertCounts(latest.get(BundleCounts.TAG), Map.of("kept", 2L, "duplicate", 0L));
    pipeline.run();
  }

  @Test
  public void issuesOfKeptRowsOnlyAreCounted() {
    String late = json("'id':'%s','issues':['NPI','ZIP'],'last_report_date':'2024-04-12'", A);
    String early = json("'id':'%s','issues':['GEOCODED_ADDRESS','NPI']", A);
    String other = json("'id':'%s','issues':['NPI']", B);
    PCollectionTuple latest =
        latest("Latest", pipeline.apply(rows(List.of(early, late, other))), BUCKETS);

    PAssert.that(lines(latest.get(KeepLatest.LINES))).containsInAnyOrder(late, other);
    assertCounts(
        latest.get(BundleCounts.TAG),
        Map.of("kept", 2L, "duplicate", 1L, "issue.NPI", 2L, "issue.ZIP", 1L));
    pipeline.run();
  }

  @Test
  public void profilesOfAllBundlesTogetherAreThatOfWhatIsKept() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String state = i % 2 == 0 ? "MA" : "TX";
      rows.add(json("'courses_available':2,'id':'%s','state_code':'" + state + "'", id(i)));
      rows.add(json("'id':'%s','state_code':'XX'", id(i)));
    }
    PCollectionTuple latest = latest("Latest", pipeline.apply(rows(rows)), new Buckets(7));

    PAssert.that(latest.get(KeepLatest.PROFILES))
        .satisfies(
            parts -> {
              ProfileBuilder whole = new ProfileBuilder();
              parts.forEach(part -> whole.merge(Profile.parse(part)));
              Profile profile = whole.build();
              assertThat(profile.items(), is(200L));
              assertThat(profile.located().notLocated(), is(200L));
              assertThat(
                  profile.states().toString(),
                  is("{MA=Stock[items=100, courses=200], TX=Stock[items=100, courses=200]}"));
              return null;
            });
    pipeline.run();
  }

  private static String id(int number) {
    return "%064d".formatted(number);
  }

  @Test
  public void noRowsGiveNothing() {
    PCollectionTuple latest = latest("Latest", pipeline.apply(rows(List.of())), BUCKETS);

    PAssert.that(lines(latest.get(KeepLatest.LINES))).empty();
    assertCounts(latest.get(BundleCounts.TAG), Map.of("kept", 0L, "duplicate", 0L));
    pipeline.run();
  }

  @Test
  public void outcomeDependsNeitherOnOrderNorOnBundlesNorOnBuckets() {
    List<String> rows = new ArrayList<>();
    List<String> winners = new ArrayList<>();
    for (String letter : List.of("0", "1", "2", "3")) {
      String id = letter.repeat(64);
      for (String city : List.of("", "'city':'A',", "'city':'B',")) {
        for (String courses : List.of("", "'courses_available':10,")) {
          for (String date : List.of("", ",'last_report_date':'2024-04-12'")) {
            rows.add(json(city + courses + "'id':'%s'" + date, id));
          }
        }
      }
      winners.add(
          json("'city':'B','courses_available':10,'id':'%s','last_report_date':'2024-04-12'", id));
    }
    Map<String, Long> counts = Map.of("kept", 4L, "duplicate", 44L);

    for (int seed = 0; seed < 2; seed++) {
      Collections.shuffle(rows, new Random(seed));
      String shuffled = "Shuffled" + seed;
      List<PCollection<String>> pieces = new ArrayList<>();
      for (int from = 0, to = 1;
          from < rows.size();
          from = to, to = Math.min(2 * to + 1, rows.size())) {
        pieces.add(pipeline.apply(shuffled + "From" + from, rows(rows.subList(from, to))));
      }
      PCollection<String> whole = pipeline.apply(shuffled, rows(rows));
      PCollection<String> bundles =
          PCollectionList.of(pieces).apply(shuffled + "Flatten", Flatten.pCollections());
      PCollection<String> single =
          whole.apply(shuffled + "OneByOne", Reshuffle.<String>viaRandomKey());

      assertKept(shuffled + "Whole", whole, new Buckets(1), winners, counts);
      assertKept(shuffled + "Bundles", bundles, new Buckets(4), winners, counts);
      assertKept(shuffled + "Single", single, new Buckets(64), winners, counts);
    }
    pipeline.run();
  }

  private static void assertKept(
      String name,
      PCollection<String> rows,
      Buckets buckets,
      List<String> winners,
      Map<String, Long> counts) {
    PCollectionTuple latest = latest(name, rows, buckets);
    PAssert.that(lines(latest.get(KeepLatest.LINES))).containsInAnyOrder(winners);
    assertCounts(latest.get(BundleCounts.TAG), counts);
  }

  /** Asserts that the first of some lines of one id is kept. */
  private void keeps(String winner, String... others) {
    List<String> all = new ArrayList<>(List.of(others));
    all.add(winner);
    PCollectionTuple latest = latest("Latest", pipeline.apply(rows(all)), BUCKETS);

    PAssert.that(lines(latest.get(KeepLatest.LINES))).containsInAnyOrder(winner);
    assertCounts(
        latest.get(BundleCounts.TAG), Map.of("kept", 1L, "duplicate", (long) others.length));
    pipeline.run();
  }

  private static Create.Values<String> rows(List<String> lines) {
    return Create.of(lines).withCoder(StringUtf8Coder.of());
  }

  private static String json(String attributes, String id) {
    return ("{" + attributes.formatted(id) + "}").replace('\'', '"');
  }

  private static PCollectionTuple latest(String name, PCollection<String> rows, Buckets buckets) {
    return rows.apply(name + "Pack", PackLines.byBucket(buckets))
        .apply(name, KeepLatest.perId(buckets));
  }
}
