package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.Test;
import org.therapeuticlocator.pipeline.report.page.ChangedItem.Difference;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.BeforeAfter;

public class ChangedItemTest {
  @Test
  public void attributesThatDifferHaveBothSides() {
    ChangedItem item =
        changed(
            elm().put(Attribute.CITY, "QUINCY").put(Attribute.NPI, "1396858437"),
            elm()
                .put(Attribute.CITY, "BOSTON")
                .put(Attribute.COURSES_AVAILABLE, "12")
                .flag(Issue.ZIP)
                .flag(Issue.NPI));

    assertThat(
        item.differences(),
        is(
            List.of(
                new Difference("city", "QUINCY", "BOSTON"),
                new Difference("courses_available", null, "12"),
                new Difference("issues", null, "NPI, ZIP"),
                new Difference("npi", "1396858437", null))));
    assertThat(item.lines(), is(4));
    assertThat(item.changes("city"), is(true));
    assertThat(item.changes("provider_name"), is(false));
    assertThat(item.item().place(), is("BOSTON, MA"));
  }

  @Test
  public void longTextsAreCutToWhereTheyDiffer() {
    String same = "x".repeat(100);
    ChangedItem item = note(same + "OLD" + same, same + "NEW");

    assertThat(
        item.differences().get(0),
        is(
            new Difference(
                "provider_note",
                "…" + "x".repeat(20) + "OLD" + "x".repeat(35) + "…",
                "…" + "x".repeat(20) + "NEW")));
  }

  @Test
  public void longTextsThatDifferAtTheStartShowIt() {
    ChangedItem item = note("OLD" + "x".repeat(100), "N");

    assertThat(
        item.differences().get(0),
        is(new Difference("provider_note", "OLD" + "x".repeat(56) + "…", "N")));
  }

  @Test
  public void noCharacterIsCutInHalves() {
    String same = "😀".repeat(50);
    for (String odd : new String[] {"", "y"}) {
      Difference difference = note(same + odd + "OLD", same + odd + "NEW").differences().get(0);

      int kept = odd.isEmpty() ? 10 : 10 - odd.length() + 1;
      assertThat(
          difference,
          is(
              new Difference(
                  "provider_note",
                  "…" + "😀".repeat(kept) + odd + "OLD",
                  "…" + "😀".repeat(kept) + odd + "NEW")));
    }
  }

  private static ChangedItem note(String before, String after) {
    return changed(
        elm().put(Attribute.PROVIDER_NOTE, before), elm().put(Attribute.PROVIDER_NOTE, after));
  }

  private static ChangedItem changed(Provider.Builder before, Provider.Builder after) {
    return ChangedItem.of(
        new BeforeAfter(SnapshotLine.format(before.build()), SnapshotLine.format(after.build())));
  }

  private static Provider.Builder elm() {
    return Provider.builder()
        .put(Attribute.ID, "e1")
        .put(Attribute.PROVIDER_NAME, "ELM")
        .put(Attribute.STATE_CODE, "MA");
  }
}
