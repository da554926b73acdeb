package org.therapeuticlocator.profile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.therapeuticlocator.profile.Profile.Located;
import org.therapeuticlocator.profile.Profile.Stock;
import org.therapeuticlocator.profile.Profile.Stray;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Provider;

public class ProfileBuilderTest {
  private static final String[] BOSTON = {"-71.0589", "42.3601"};
  private static final String[] SEA = {"-70", "40"};

  @Test
  public void itemsAreCountedByStateProductAndAttribute() {
    Profile profile =
        profile(
            List.of(
                provider("MA", "Paxlovid", "17").build(),
                provider("MA", "Paxlovid", null).flag(Issue.COURSES_AVAILABLE).build(),
                provider("TX", null, "3")
                    .put(Attribute.NATIONAL_DRUG_CODE, "00069-1085-30")
                    .build()));

    assertThat(profile.items(), is(3L));
    assertThat(profile.states(), is(Map.of("MA", new Stock(2, 17), "TX", new Stock(1, 3))));
    assertThat(
        profile.products(),
        is(Map.of("Paxlovid", new Stock(2, 17), "00069-1085-30", new Stock(1, 3))));
    assertThat(
        profile.present(),
        is(
            Map.of(
                "id", 3L,
                "provider_name", 3L,
                "state_code", 3L,
                "order_label", 2L,
                "national_drug_code", 1L,
                "courses_available", 2L,
                "issues", 1L)));
    assertThat(profile.located(), is(new Located(0, 0, 0, 3)));
  }

  @Test
  public void whatLiesElsewhereThanItSaysIsAStray() {
    Profile profile =
        profile(
            List.of(
                located("MA", BOSTON),
                located("TX", BOSTON),
                located("MA", SEA),
                // The Census has no outline of these to lie in.
                located("AE", SEA),
                located("FM", BOSTON)));

    assertThat(profile.located(), is(new Located(2, 2, 1, 0)));
    assertThat(
        profile.strays(),
        contains(
            new Stray("ELM", null, "FM", "MA", BOSTON[0], BOSTON[1]),
            new Stray("ELM", null, "MA", null, SEA[0], SEA[1]),
            new Stray("ELM", null, "TX", "MA", BOSTON[0], BOSTON[1])));
    assertThat(profile.pixels().get("909,167"), is(3L));
  }

  @Test
  public void orderAndPartsMakeNoDifference() {
    List<Provider> providers = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      providers.add(
          provider(i % 2 == 0 ? "MA" : "TX", "product " + i, String.valueOf(i))
              .put(Attribute.LONGITUDE, SEA[0])
              .put(Attribute.LATITUDE, SEA[1])
              .put(Attribute.CITY, "city " + i)
              .build());
    }
    Profile whole = profile(providers);
    Collections.shuffle(providers, new Random(1));
    ProfileBuilder merged = new ProfileBuilder();
    merged.merge(profile(List.of()));
    merged.merge(profile(providers.subList(0, 650)));
    merged.merge(profile(providers.subList(650, 700)));

    assertThat(merged.build(), is(whole));
    assertThat(whole.items(), is(700L));
    assertThat(whole.products().keySet(), hasSize(501));
    assertThat(whole.products().values().stream().mapToLong(Stock::items).sum(), is(whole.items()));
    assertThat(whole.strays(), hasSize(50));
  }

  @Test
  public void productsThatAreTooManyAreToldAsOneAlsoWhereOneHasItsName() {
    List<Provider> providers = new ArrayList<>();
    for (int i = 0; i < 610; i++) {
      // The others' name sorts in the middle of these.
      String name = i < 600 ? (i % 2 == 0 ? "product " : "漢 ") + i : ProfileBuilder.OTHER_PRODUCTS;
      providers.add(provider("MA", name, "2").build());
    }
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(providers, new Random(seed));
      ProfileBuilder merged = new ProfileBuilder();
      merged.merge(profile(providers.subList(0, 300)));
      merged.merge(profile(providers.subList(300, 610)));
      Profile profile = merged.build();

      assertThat(profile(providers), is(profile));
      assertThat(profile.products().keySet(), hasSize(501));
      assertThat(profile.products().get(ProfileBuilder.OTHER_PRODUCTS), is(new Stock(110, 220)));
      Map<String, Long> codes = Objects.requireNonNull(profile.codes());
      assertThat(codes.keySet(), hasSize(501));
      assertThat(codes.get(ProfileBuilder.OTHER_PRODUCTS), is(110L));
    }
  }

  private static Profile profile(List<Provider> providers) {
    ProfileBuilder builder = new ProfileBuilder();
    providers.forEach(builder::add);
    return builder.build();
  }

  private static Provider.Builder provider(
      String state, @Nullable String label, @Nullable String courses) {
    return Provider.builder()
        .put(Attribute.ID, "0".repeat(64))
        .put(Attribute.PROVIDER_NAME, "ELM")
        .put(Attribute.STATE_CODE, state)
        .put(Attribute.ORDER_LABEL, label)
        .put(Attribute.COURSES_AVAILABLE, courses);
  }

  private static Provider located(String state, String[] place) {
    return provider(state, "Paxlovid", null)
        .put(Attribute.LONGITUDE, place[0])
        .put(Attribute.LATITUDE, place[1])
        .build();
  }
}
