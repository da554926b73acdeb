package org.therapeuticlocator.pipeline.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.profile.IdPrefixes;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.profile.ProfileBuilder;
import org.therapeuticlocator.row.Attribute;

/** Puts a snapshot's figures beside those of the last good run, and keeps what is worse. */
public final class Comparison {
  private static final Set<Long> PAGES =
      Set.of(1_000L, 5_000L, 10_000L, 50_000L, 100_000L, 1_000_000L);
  private static final int SMALLEST_GROUP = 10;
  private static final int MOST_IDS = 1_000_000;

  private final List<Measure> worse = new ArrayList<>();

  private Comparison() {}

  /**
   * What is worse, rule by rule, the largest losses first.
   *
   * @param before null: there is nothing to compare with
   * @param whole false for a part of the list, of which only the age is looked at
   */
  public static List<Measure> of(Figures now, @Nullable Figures before, boolean whole) {
    Comparison comparison = new Comparison();
    if (whole) {
      comparison.addPages(now, before);
      if (before != null) {
        comparison.compare(now, before);
      }
    }
    if (now.profile() != null && now.profile().newest() != null) {
      comparison.add(Rule.TOO_OLD, null, null, now.profile().newest());
    }
    return List.copyOf(comparison.worse);
  }

  private void add(Rule rule, @Nullable String group, @Nullable Object before, Object now) {
    worse.add(Measure.of(rule, group, before, now));
  }

  private void addPages(Figures now, @Nullable Figures before) {
    List<Figures.FileRows> all = new ArrayList<>();
    if (now.files().size() != 1) {
      all.add(new Figures.FileRows("", now.rows()));
    }
    all.addAll(now.files());
    for (Figures.FileRows file : all) {
      if (PAGES.contains(file.rows()) && (before == null || !before.has(file.rows()))) {
        add(
            Rule.PAGE_LIMIT,
            file.file().isEmpty() ? null : file.file(),
            before == null ? null : before.rows(),
            file.rows());
      }
    }
  }

  private void compare(Figures now, Figures before) {
    if (now.kept() < before.kept()) {
      add(Rule.TOTAL_DROP, null, before.kept(), now.kept());
    }
    if (now.profile() != null && before.profile() != null) {
      addGroups(now.profile(), before.profile());
    }
    if (now.ids() != null && before.ids() != null) {
      addIds(now.ids(), before.ids());
    }
    if (now.profile() != null && before.profile() != null) {
      addAttributes(now.profile(), before.profile());
      String newest = now.profile().newest();
      String newestBefore = before.profile().newest();
      if (newest != null && newestBefore != null && newest.compareTo(newestBefore) < 0) {
        add(Rule.OLDER, null, newestBefore, newest);
      }
    }
  }

  private void addGroups(Profile now, Profile before) {
    List<Measure> groups = new ArrayList<>();
    lost("state:", states(now), states(before), groups);
    lost("product:", codes(now), codes(before), groups);
    groups.sort(Comparator.comparing(Measure::lost).reversed());
    worse.addAll(groups);
  }

  private static NavigableMap<String, Long> states(Profile profile) {
    TreeMap<String, Long> states = new TreeMap<>();
    profile.states().forEach((state, stock) -> states.put(state, stock.items()));
    return states;
  }

  private static NavigableMap<String, Long> codes(Profile profile) {
    return new TreeMap<>(profile.codes() == null ? Map.of() : profile.codes());
  }

  private static void lost(
      String kind,
      NavigableMap<String, Long> now,
      NavigableMap<String, Long> before,
      List<Measure> groups) {
    before.remove(ProfileBuilder.OTHER_PRODUCTS);
    // Of too many names the first are counted, so what comes after the last of them is not known.
    String lastKnown =
        now.remove(ProfileBuilder.OTHER_PRODUCTS) == null || now.isEmpty() ? null : now.lastKey();
    before.forEach(
        (name, items) -> {
          long left = now.getOrDefault(name, 0L);
          boolean known = lastKnown == null || name.compareTo(lastKnown) <= 0;
          if (items >= SMALLEST_GROUP && left < items && known && !name.isEmpty()) {
            groups.add(Measure.of(Rule.GROUP_DROP, kind + name, items, left));
          }
        });
  }

  private void addIds(IdPrefixes all, IdPrefixes allBefore) {
    boolean exactly = allBefore.count() <= MOST_IDS;
    IdPrefixes now = exactly ? all : all.sample();
    IdPrefixes before = exactly ? allBefore : allBefore.sample();
    long left = before.countIn(now);
    if (left < before.count()) {
      worse.add(new Measure(Rule.IDS_GONE, null, before.count(), left, now.count() - left));
    }
  }

  private void addAttributes(Profile now, Profile before) {
    if (now.items() == 0 || before.items() == 0) {
      return;
    }
    for (Attribute attribute : Attribute.values()) {
      String name = attribute.attributeName();
      long has = now.present().getOrDefault(name, 0L);
      long had = before.present().getOrDefault(name, 0L);
      // had/itemsBefore - has/items > 20/100, without a division.
      long fall =
          Math.subtractExact(
              Math.multiplyExact(had, now.items()), Math.multiplyExact(has, before.items()));
      long whole = Math.multiplyExact(now.items(), before.items());
      if (attribute != Attribute.ISSUES && Limits.exceeds(fall, whole, Limits.MAX_FILL_DROP)) {
        add(Rule.FILL_DROP, name, percent(had, before.items()), percent(has, now.items()));
      }
    }
  }

  private static double percent(long part, long whole) {
    return BigDecimal.valueOf(part)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
        .doubleValue();
  }
}
