package org.therapeuticlocator.pipeline.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.therapeuticlocator.pipeline.audit.Audit.Mode;
import org.therapeuticlocator.pipeline.audit.Audit.Verdict;
import org.therapeuticlocator.profile.ProfileBuilder;

public class AuditTest {
  private static final Limits LIMITS = new Limits(10, 50, 10, null);
  private static final LocalDate TODAY = LocalDate.parse("2024-04-12");

  @Test
  public void asManyItemsAsBeforePass() {
    Audit audit = audit(SomeFigures.kept(100), SomeFigures.kept(100));

    assertThat(audit.findings(), is(List.of()));
    assertThat(audit.verdict(), is(Verdict.passed));
    assertThat(audit.isGood(), is(true));
  }

  @Test
  public void exactlyTheLimitPassesAndOneItemFewerStops() {
    assertThat(audit(SomeFigures.kept(900), SomeFigures.kept(1_000)).verdict(), is(Verdict.passed));

    Audit stopped = audit(SomeFigures.kept(899), SomeFigures.kept(1_000));
    assertThat(stopped.verdict(), is(Verdict.stopped));
    assertThat(
        messages(stopped),
        contains(
            "899 items, 10.1 % fewer than the 1,000 of the last good run; --maxDropPercent allows"
                + " 10 %."));
    assertThat(stopped.limitsThatLetPass(TODAY), is(Map.of("--maxDropPercent", 11L)));
  }

  @Test
  public void pageOfASourceStopsUnlessTheLastGoodRunHadAsMany() {
    Audit stopped = audit(SomeFigures.kept(990).rows(1_000L), SomeFigures.kept(991).rows(1_009L));
    assertThat(
        messages(stopped),
        contains(
            "in-0.csv has exactly 1,000 rows, as sources that give a list page by page do (1,009"
                + " rows in the last good run): the rest may be missing."));
    assertThat(stopped.limitsThatLetPass(TODAY), is(Map.of()));

    assertThat(
        audit(SomeFigures.kept(990).rows(1_000L), SomeFigures.kept(991).rows(9L, 1_000L)).verdict(),
        is(Verdict.passed));
    assertThat(
        messages(audit(SomeFigures.kept(990).rows(400L, 600L), SomeFigures.kept(991))),
        contains(
            "The input has exactly 1,000 rows, as sources that give a list page by page do (991"
                + " rows in the last good run): the rest may be missing."));
  }

  @Test
  public void firstRunIsWarnedOfAPageAndNoMore() {
    Audit first = audit(SomeFigures.kept(990).rows(1_000L), null);

    assertThat(first.verdict(), is(Verdict.none));
    assertThat(first.findings().size(), is(1));
    assertThat(first.isGood(), is(true));
  }

  @Test
  public void groupsOfTenAndMoreThatLostMoreThanHalfAreToldTheLargestLossFirst() {
    Audit stopped =
        audit(
            SomeFigures.kept(100).state("MA", 4).state("TX", 10).state("NH", 0).product("1", 9),
            SomeFigures.kept(100)
                .state("MA", 10)
                .state("TX", 20)
                .state("NH", 9)
                .product("1", 9)
                .product("2", 30));

    assertThat(
        messages(stopped),
        contains(
            "Product 2 has 0 items, 100 % fewer than the 30 of the last good run;"
                + " --maxGroupDropPercent allows 50 %.",
            "State MA has 4 items, 60.0 % fewer than the 10 of the last good run;"
                + " --maxGroupDropPercent allows 50 %."));
    assertThat(stopped.findings().get(1).group(), is("state:MA"));
    assertThat("100 % would be no limit", stopped.limitsThatLetPass(TODAY), is(Map.of()));
  }

  @Test
  public void ofManyGroupsTenAreToldAndAllAreCounted() {
    SomeFigures before = SomeFigures.kept(1_000);
    for (int i = 10; i < 23; i++) {
      before.product("p" + i, i);
    }
    Audit stopped = audit(SomeFigures.kept(1_000), before);

    assertThat(stopped.findings().size(), is(13));
    assertThat(stopped.told().size(), is(10));
    assertThat(stopped.untold(), is(3L));
  }

  @Test
  public void whatThereIsOneOfIsToldInTheSingular() {
    SomeFigures before = SomeFigures.kept(3).ids(0, 3);
    for (int i = 10; i < 21; i++) {
      before.product("p" + i, i);
    }
    Audit stopped = audit(SomeFigures.kept(1).ids(2, 3), before);

    assertThat(
        messages(stopped),
        hasItem(
            "1 item, 66.7 % fewer than the 3 of the last good run; --maxDropPercent allows 10 %."));
    assertThat(stopped.untoldInWords(), is("So it is with 1 more state or product."));
    assertThat(
        messages(audit(SomeFigures.kept(2).ids(1, 3), SomeFigures.kept(2).ids(0, 2))),
        contains(
            "1 id is gone, 50.0 % of the 2 of the last good run; --maxGonePercent allows 10 %. 1 is"
                + " new, so the ids may have changed form."));
  }

  @Test
  public void productsBeyondThoseThatAreCountedAreNotMissed() {
    Audit audit =
        audit(
            SomeFigures.kept(100).product("b", 50).product(ProfileBuilder.OTHER_PRODUCTS, 50),
            SomeFigures.kept(100).product("b", 50).product("c", 50));

    assertThat(audit.verdict(), is(Verdict.passed));
  }

  @Test
  public void idsThatAreGoneStopAndWhereAsManyAreNewThatIsSaid() {
    assertThat(
        messages(audit(SomeFigures.kept(100).ids(11, 100), SomeFigures.kept(100).ids(0, 100))),
        contains(
            "11 ids are gone, 11.0 % of the 100 of the last good run; --maxGonePercent allows"
                + " 10 %."));
    assertThat(
        messages(audit(SomeFigures.kept(100).ids(11, 111), SomeFigures.kept(100).ids(0, 100))),
        contains(
            "11 ids are gone, 11.0 % of the 100 of the last good run; --maxGonePercent allows"
                + " 10 %. 11 are new, so the ids may have changed form."));
    assertThat(
        audit(SomeFigures.kept(100).ids(10, 110), SomeFigures.kept(100).ids(0, 100)).verdict(),
        is(Verdict.passed));
  }

  @Test
  public void attributeThatFellByMoreThanTwentyPointsStops() {
    Audit stopped =
        audit(
            SomeFigures.kept(200).has("npi", 99).has("city", 140).has("issues", 0),
            SomeFigures.kept(100).has("npi", 70).has("city", 90).has("issues", 100));

    assertThat(
        messages(stopped),
        contains(
            "npi is in 49.5 % of the items, in the last good run it was in 70.0 %: a fall of more"
                + " than 20 points."));
    assertThat(stopped.findings().get(0).before(), is(70.0));
    assertThat(stopped.findings().get(0).limit(), is(20));
  }

  @Test
  public void nothingKeptTellsOfNoAttribute() {
    assertThat(
        messages(audit(SomeFigures.kept(0), SomeFigures.kept(10).has("npi", 10))),
        contains(
            "0 items, 100 % fewer than the 10 of the last good run; --maxDropPercent allows 10"
                + " %."));
  }

  @Test
  public void reportsThatEndBeforeThoseOfTheLastGoodRunStop() {
    Audit stopped =
        audit(SomeFigures.kept(1).newest("2024-04-10"), SomeFigures.kept(1).newest("2024-04-11"));

    assertThat(
        messages(stopped),
        contains(
            "The newest last_report_date is 2024-04-10, before the 2024-04-11 of the last good"
                + " run."));
    assertThat(stopped.findings().get(0).limit(), is(nullValue()));
  }

  @Test
  public void ageIsLookedAtWhereItIsAskedForAlsoWithoutABaseline() {
    Figures old = SomeFigures.kept(1).newest("2024-04-04").get();
    Audit audit = Audit.of(null, Comparison.of(old, null, false), 0);

    assertThat(audit.judged(Mode.STOP, LIMITS, TODAY).verdict(), is(Verdict.none));
    Audit stopped = audit.judged(Mode.STOP, new Limits(10, 50, 10, 7), TODAY);
    assertThat(stopped.verdict(), is(Verdict.stopped));
    assertThat(
        messages(stopped),
        contains(
            "The newest last_report_date is 2024-04-04; --maxAgeDays=7 allows none before"
                + " 2024-04-05."));
    assertThat(stopped.limitsThatLetPass(TODAY), is(Map.of("--maxAgeDays", 8L)));
    assertThat(
        audit.judged(Mode.STOP, new Limits(10, 50, 10, 8), TODAY).verdict(), is(Verdict.none));
  }

  @Test
  public void whatIsAcceptedPassesAndAnotherFindingStopsAgain() {
    Audit stopped = audit(SomeFigures.kept(80).ids(5, 80), SomeFigures.kept(100).ids(0, 80));
    assertThat(stopped.findings().size(), is(1));
    Audit accepted = stopped.accepting("2024-04-12T03:15:00Z", "ann");

    assertThat(accepted.judged(Mode.STOP, LIMITS, TODAY).verdict(), is(Verdict.accepted));
    assertThat(
        accepted.judged(Mode.STOP, new Limits(10, 50, 5, null), TODAY).verdict(),
        is(Verdict.stopped));
    assertThat(
        accepted.judged(Mode.STOP, new Limits(20, 50, 10, null), TODAY).verdict(),
        is(Verdict.passed));
  }

  @Test
  public void warnedRunsAndThoseThatWereNotAskedAreNoBaseline() {
    Audit found = audit(SomeFigures.kept(80), SomeFigures.kept(100));

    assertThat(found.judged(Mode.WARN, LIMITS, TODAY).verdict(), is(Verdict.warned));
    assertThat(found.judged(Mode.WARN, LIMITS, TODAY).isGood(), is(false));
    assertThat(found.judged(Mode.OFF, LIMITS, TODAY).isGood(), is(false));
    assertThat(Audit.off().isGood(), is(false));
  }

  private static Audit audit(SomeFigures now, @Nullable SomeFigures before) {
    List<Measure> measures = Comparison.of(now.get(), before == null ? null : before.get(), true);
    return Audit.of(before == null ? null : "last", measures, 0).judged(Mode.STOP, LIMITS, TODAY);
  }

  private static List<String> messages(Audit audit) {
    return audit.findings().stream().map(Finding::message).toList();
  }
}
