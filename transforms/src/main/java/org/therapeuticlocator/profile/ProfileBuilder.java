package org.therapeuticlocator.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.profile.Profile.Located;
import org.therapeuticlocator.profile.Profile.Stock;
import org.therapeuticlocator.profile.Profile.Stray;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Provider;

/**
 * Collects a {@link Profile}. The same items give the same profile, in whatever order they are
 * added and merged.
 */
public final class ProfileBuilder {
  /** The name under which products stand of which there are too many to list. */
  public static final String OTHER_PRODUCTS = "…";

  // Order labels are free text. The first by name are the first in each part, too, so keeping
  // those, and not the most frequent, is exact.
  private static final int MOST_PRODUCTS = 500;
  private static final int MOST_STRAYS = 50;
  // The Census draws no outlines of these; whoever is there lies in no state.
  private static final Set<String> WITHOUT_OUTLINE = Set.of("FM", "MH", "PW", "AA", "AE", "AP");
  private static final Comparator<Stray> ORDER =
      Comparator.comparing(Stray::stateCode)
          .thenComparing(stray -> orEmpty(stray.liesIn()))
          .thenComparing(Stray::providerName)
          .thenComparing(stray -> orEmpty(stray.city()))
          .thenComparing(Stray::longitude)
          .thenComparing(Stray::latitude);

  private final Map<String, Long> present = new TreeMap<>();
  private final Map<String, Stock> states = new TreeMap<>();
  private final TreeMap<String, Stock> products = new TreeMap<>();
  private final TreeMap<String, Long> codes = new TreeMap<>();
  private final Map<String, Long> pixels = new HashMap<>();
  private final List<Stray> strays = new ArrayList<>();
  private @Nullable String newest;
  private long inOwnState;
  private long inAnotherState;
  private long inNoState;
  private long notLocated;
  private long items;

  /** Adds an item. */
  public void add(Provider provider) {
    items++;
    for (Attribute attribute : Attribute.values()) {
      boolean has =
          attribute == Attribute.ISSUES
              ? !provider.issues().isEmpty()
              : provider.text(attribute) != null;
      if (has) {
        present.merge(attribute.attributeName(), 1L, Long::sum);
      }
    }
    String courses = provider.text(Attribute.COURSES_AVAILABLE);
    Stock stock = new Stock(1, courses == null ? 0 : Long.parseLong(courses));
    String state = orEmpty(provider.text(Attribute.STATE_CODE));
    states.merge(state, stock, ProfileBuilder::sum);
    String label = provider.text(Attribute.ORDER_LABEL);
    String code = provider.text(Attribute.NATIONAL_DRUG_CODE);
    add(label == null ? orEmpty(code) : label, stock, products, ProfileBuilder::sum);
    add(code == null ? orEmpty(label) : code, 1L, codes, Long::sum);
    report(provider.text(Attribute.LAST_REPORT_DATE));
    locate(provider, state);
  }

  private void locate(Provider provider, String state) {
    String longitude = provider.text(Attribute.LONGITUDE);
    String latitude = provider.text(Attribute.LATITUDE);
    if (longitude == null || latitude == null) {
      notLocated++;
      return;
    }
    double x = Double.parseDouble(longitude);
    double y = Double.parseDouble(latitude);
    AlbersUsa.Point point = AlbersUsa.project(x, y);
    if (point != null) {
      pixels.merge(Math.round(point.x()) + "," + Math.round(point.y()), 1L, Long::sum);
    }
    String liesIn = StateOutlines.stateAt(x, y, state);
    if (state.equals(liesIn) || (liesIn == null && WITHOUT_OUTLINE.contains(state))) {
      inOwnState++;
      return;
    }
    inNoState += liesIn == null ? 1 : 0;
    inAnotherState += liesIn == null ? 0 : 1;
    addStray(
        new Stray(
            orEmpty(provider.text(Attribute.PROVIDER_NAME)),
            provider.text(Attribute.CITY),
            state,
            liesIn,
            longitude,
            latitude));
  }

  /** Adds {@code value} to that of {@code name}; the last of too many names goes to the others. */
  private static <V> void add(
      String name, V value, NavigableMap<String, V> all, BinaryOperator<V> sum) {
    all.merge(name, value, sum);
    int others = all.size() > MOST_PRODUCTS && all.containsKey(OTHER_PRODUCTS) ? 1 : 0;
    if (all.size() - others > MOST_PRODUCTS) {
      String last =
          all.lastKey().equals(OTHER_PRODUCTS) ? all.lowerKey(OTHER_PRODUCTS) : all.lastKey();
      all.merge(OTHER_PRODUCTS, all.remove(last), sum);
    }
  }

  private void report(@Nullable String date) {
    // A date's text sorts as the date does.
    if (date != null && (newest == null || date.compareTo(newest) > 0)) {
      newest = date;
    }
  }

  private void addStray(Stray stray) {
    strays.add(stray);
    if (strays.size() > 2 * MOST_STRAYS) {
      keepFirstStrays();
    }
  }

  private void keepFirstStrays() {
    strays.sort(ORDER);
    if (strays.size() > MOST_STRAYS) {
      strays.subList(MOST_STRAYS, strays.size()).clear();
    }
  }

  /** Adds the items that another profile counted. */
  public void merge(Profile other) {
    items += other.items();
    other.present().forEach((name, n) -> present.merge(name, n, Long::sum));
    other.states().forEach((name, stock) -> states.merge(name, stock, ProfileBuilder::sum));
    other.products().forEach((name, stock) -> add(name, stock, products, ProfileBuilder::sum));
    if (other.codes() != null) {
      other.codes().forEach((name, n) -> add(name, n, codes, Long::sum));
    }
    report(other.newest());
    other.pixels().forEach((pixel, n) -> pixels.merge(pixel, n, Long::sum));
    inOwnState += other.located().inOwnState();
    inAnotherState += other.located().inAnotherState();
    inNoState += other.located().inNoState();
    notLocated += other.located().notLocated();
    other.strays().forEach(this::addStray);
  }

  /** What was collected. */
  public Profile build() {
    keepFirstStrays();
    return new Profile(
        items,
        new TreeMap<>(present),
        new TreeMap<>(states),
        new TreeMap<>(products),
        new TreeMap<>(codes),
        newest,
        new Located(inOwnState, inAnotherState, inNoState, notLocated),
        new TreeMap<>(pixels),
        List.copyOf(strays));
  }

  private static Stock sum(Stock a, Stock b) {
    return new Stock(a.items() + b.items(), a.courses() + b.courses());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
