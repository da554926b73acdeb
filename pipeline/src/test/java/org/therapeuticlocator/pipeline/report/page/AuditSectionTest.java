package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Audit.Mode;
import org.therapeuticlocator.pipeline.audit.Measure;
import org.therapeuticlocator.pipeline.audit.Rule;
import org.therapeuticlocator.pipeline.audit.SomeAudit;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;
import org.therapeuticlocator.pipeline.run.SomeManifest;

public class AuditSectionTest {
  @Test
  public void groupsThatLostStandBesideEachOtherThenAndNow() {
    String page =
        page(
            SomeAudit.of(
                Mode.WARN,
                "before",
                group("state:CA", 1_064, 15),
                group("product:00069-1085-30", 497, 363)));

    assertThat(
        page,
        stringContainsInOrder(
            "Beside the last good run",
            "Compared with run <code>before</code>: <b>warned</b>",
            "State CA has 15 items, 98.6 % fewer than the 1,064 of the last good run",
            "<th scope=\"row\">state CA</th><td class=\"num\">1,064</td>"
                + "<td class=\"num\">15</td><td class=\"num\">98.6 %</td>",
            "<th scope=\"row\">product 00069-1085-30</th><td class=\"num\">497</td>"
                + "<td class=\"num\">363</td><td class=\"num\">27.0 %</td>"));
  }

  @Test
  public void ofManyGroupsTheLargestLossesAreToldAndTheOthersCounted() {
    List<Measure> lost = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      lost.add(group("state:S" + i, 1_000 - i, 1));
    }
    String page = page(SomeAudit.of(Mode.WARN, "before", lost.toArray(new Measure[0])));

    assertThat(
        page,
        stringContainsInOrder(
            "State S9 has", "So it is with 15 more states and products.", ">state S19<"));
    assertThat(page, not(containsString("State S10 has")));
    assertThat(page, not(containsString(">state S20<")));
  }

  @Test
  public void namesOfGroupsAreShownAsText() {
    String page = page(SomeAudit.of(Mode.WARN, "before", group("product:<script>", 20, 1)));

    assertThat(page, containsString(">product &lt;script&gt;<"));
    assertThat(page, not(containsString("<script>")));
  }

  @Test
  public void acceptedOneSaysWhoAndWhen() {
    Audit stopped = SomeAudit.of(Mode.STOP, "before", group("state:CA", 64, 15));
    Audit accepted =
        SomeAudit.judged(stopped.accepting("2024-04-12T09:00:00Z", "an operator"), Mode.STOP);

    assertThat(
        page(accepted),
        stringContainsInOrder("<b>accepted</b>", "Accepted by an operator, 2024-04-12T09:00:00Z."));
  }

  @Test
  public void withoutAnEarlierRunItSaysWhatIsLookedAtAllTheSame() {
    assertThat(
        page(SomeAudit.of(Mode.STOP, null)),
        containsString("There was no run to compare with; its size and age alone were looked at."));
    assertThat(
        SomeRun.page(
            SomeRun.facts(
                SomeRun.loaded().option("partial", "true").audit(SomeAudit.of(Mode.STOP, null)),
                RunOutcome.well(null),
                false)),
        containsString("It is a part of the list, compared with nothing"));
  }

  @Test
  public void runThatWasNotAuditedHasNone() {
    assertThat(page(Audit.off()), not(containsString("Beside the last good run")));
    assertThat(SomeRun.page(SomeRun.done()), not(containsString("Beside the last good run")));
  }

  private static Measure group(String name, long before, long now) {
    return new Measure(Rule.GROUP_DROP, name, before, now, null);
  }

  private static String page(Audit audit) {
    SomeManifest made = SomeRun.loaded().audit(audit);
    return SomeRun.page(SomeRun.facts(made, RunOutcome.well(null), false));
  }
}
