package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Issue;

/** What the page shows of a snapshot's profile. */
public class ProfileSectionsTest {
  @Test
  public void qualityCountsWhatIsPresentAndWhatWasFlagged() {
    List<Completeness> quality = Completeness.of(SomeRun.profile(), SomeRun.done().report());

    assertThat(
        quality,
        hasItem(
            new Completeness(
                "zip_code", 66_982, "> 99.9 %", 100.0 * 66_982 / 67_023, Issue.ZIP, 41L)));
    assertThat(quality, hasItem(new Completeness("county", 0, "0 %", 0, null, null)));
  }

  @Test
  public void stockIsListedTheMostCoursesFirstInTablesOfOneLength() {
    Inventory stock = Inventory.of("state", SomeRun.profile().states(), 2);

    assertThat(
        stock.columns(),
        contains(
            List.of(
                new Inventory.Line("PR", "", 167, 2_498, 100),
                new Inventory.Line("MA", "", 2_000, 1_500, 100 * 1_500 / 2_498.0)),
            List.of(new Inventory.Line("RI", "", 64_856, 0, 0))));
  }

  @Test
  public void onlyTheFirstHundredProductsAreShown() {
    Map<String, Profile.Stock> products = new HashMap<>();
    for (int i = 1; i <= 101; i++) {
      products.put("product " + i, new Profile.Stock(1, i));
    }

    Inventory stock = Inventory.of("product", products, 1);

    assertThat(stock.isCut(), is(true));
    assertThat(stock.columns().get(0).get(0).name(), is("product 101"));
    assertThat(stock.columns().get(0).get(99).name(), is("product 2"));
  }

  @Test
  public void territoriesHaveBoxesAndStraysSayWhereTheyLie() {
    ProviderMap map = ProviderMap.of(SomeRun.profile());

    assertThat(map.boxes().size(), is(11));
    assertThat(map.boxes().get(0), is(new ProviderMap.Box("PR", "Puerto Rico", 167)));
    assertThat(map.elsewhere(), is(13L));
    assertThat(
        map.strays(),
        contains(new ProviderMap.StrayLine("ELM", "", "MA", "no state", "-71.06 42.36")));
  }

  @Test
  public void dotsAreSizedByTheirItems() {
    assertThat(
        ProviderMap.Dots.of(SomeRun.profile().pixels()),
        contains(
            new ProviderMap.Dots("M10,20h0", 2.2, "1"),
            new ProviderMap.Dots("M11,20h0", 3, "2 to 4"),
            new ProviderMap.Dots("M12,21h0", 4, "5 to 9")));
  }

  @Test
  public void neighboursShareADotWhereThereAreTooMany() {
    Map<String, Long> pixels = new HashMap<>();
    for (int x = 0; x < 200; x++) {
      for (int y = 0; y < 100; y++) {
        pixels.put(x + "," + y, 1L);
      }
    }

    List<ProviderMap.Dots> dots = ProviderMap.Dots.of(pixels);

    assertThat(dots.size(), is(1));
    assertThat(dots.get(0).label(), is("2 to 4"));
    assertThat(dots.get(0).d().chars().filter(c -> c == 'M').count(), is(5_000L));
  }
}
