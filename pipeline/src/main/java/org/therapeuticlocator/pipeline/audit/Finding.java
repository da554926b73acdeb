package org.therapeuticlocator.pipeline.audit;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * A figure beyond its limit.
 *
 * @param group as {@link Measure} has it
 * @param before a number, or a date as text; null for none, as {@code now} and {@code limit}
 * @param limit in the option's unit; a date where the others are
 * @param message a sentence with all of them
 */
public record Finding(
    Rule rule,
    @Nullable String group,
    @Nullable Object before,
    @Nullable Object now,
    @Nullable Object limit,
    String message) {
  /**
   * What is beyond these limits.
   *
   * @param today of the run's start, UTC
   */
  public static List<Finding> of(List<Measure> measures, Limits limits, LocalDate today) {
    List<Finding> findings = new ArrayList<>();
    measures.forEach(measure -> of(measure, limits, today).ifPresent(findings::add));
    return List.copyOf(findings);
  }

  private static Optional<Finding> of(Measure measure, Limits limits, LocalDate today) {
    return switch (measure.rule()) {
      case PAGE_LIMIT ->
          Optional.of(
              finding(
                  measure,
                  measure.now(),
                  Numbers.format(
                      "%s exactly %,d rows, as sources that give a list page by page do%s: the rest"
                          + " may be missing.",
                      measure.group() == null ? "The input has" : measure.group() + " has",
                      measure.numberNow(),
                      measure.before() == null
                          ? ""
                          : Numbers.format(
                              " (%,d rows in the last good run)", measure.numberBefore()))));
      case TOTAL_DROP ->
          percentage(measure, limits.maxDropPercent(), "%2$s, %3$s fewer than the %1$,d of");
      case GROUP_DROP ->
          percentage(
              measure, limits.maxGroupDropPercent(), "%8$s has %2$s, %3$s fewer than the %1$,d of");
      case IDS_GONE ->
          percentage(measure, limits.maxGonePercent(), "%4$s gone, %3$s of the %1$,d of");
      case FILL_DROP ->
          Optional.of(
              finding(
                  measure,
                  Limits.MAX_FILL_DROP,
                  String.format(
                      Locale.ROOT,
                      "%s is in %s %% of the items, in the last good run it was in %s %%: a fall of"
                          + " more than %d points.",
                      measure.group(),
                      measure.now(),
                      measure.before(),
                      Limits.MAX_FILL_DROP)));
      case OLDER ->
          Optional.of(
              finding(
                  measure,
                  null,
                  "The newest last_report_date is %s, before the %s of the last good run."
                      .formatted(measure.now(), measure.before())));
      case TOO_OLD -> age(measure, limits.maxAgeDays(), today);
    };
  }

  private static Optional<Finding> percentage(Measure measure, double limit, String words) {
    if (!Limits.exceeds(measure.lost(), measure.numberBefore(), limit)) {
      return Optional.empty();
    }
    String more =
        measure.added() != null && measure.added() >= measure.lost()
            ? Numbers.format(
                " %,d %s new, so the ids may have changed form.",
                measure.added(), Numbers.plural(measure.added(), "is", "are"))
            : "";
    String message =
        Numbers.format(
            words + " the last good run; %5$s allows %6$s %%.%7$s",
            measure.numberBefore(),
            Numbers.of(measure.numberNow(), "item"),
            Numbers.percent(measure.lost(), measure.numberBefore()),
            Numbers.of(measure.lost(), "id") + Numbers.plural(measure.lost(), " is", " are"),
            Objects.requireNonNull(measure.rule().option()),
            Limits.number(limit),
            more,
            measure.group() == null ? "" : inWords(measure.group()));
    return Optional.of(finding(measure, Limits.number(limit), message));
  }

  private static Optional<Finding> age(
      Measure measure, @Nullable Integer maxDays, LocalDate today) {
    if (maxDays == null) {
      return Optional.empty();
    }
    String oldest = today.minusDays(maxDays).toString();
    String newest = String.valueOf(measure.now());
    return newest.compareTo(oldest) >= 0
        ? Optional.empty()
        : Optional.of(
            finding(
                measure,
                oldest,
                "The newest last_report_date is %s; %s=%s allows none before %s."
                    .formatted(newest, Rule.TOO_OLD.option(), maxDays, oldest)));
  }

  private static Finding finding(Measure measure, @Nullable Object limit, String message) {
    return new Finding(
        measure.rule(), measure.group(), measure.before(), measure.now(), limit, message);
  }

  /** {@code State CA}. */
  private static String inWords(String group) {
    return Character.toUpperCase(group.charAt(0)) + group.substring(1).replaceFirst(":", " ");
  }

  /**
   * The least whole number that, as its option's value, would not make it a finding; empty where no
   * option has such a one. 100 % is none: it asks for nothing.
   */
  OptionalLong limitThatLetsPass(LocalDate today) {
    if (rule == Rule.TOO_OLD) {
      return OptionalLong.of(ChronoUnit.DAYS.between(LocalDate.parse(String.valueOf(now)), today));
    }
    if (rule.option() != null
        && before instanceof Number was
        && now instanceof Number is
        && is.longValue() > 0) {
      long lost = was.longValue() - is.longValue();
      long percent = (100 * lost + was.longValue() - 1) / was.longValue();
      return percent < 100 ? OptionalLong.of(percent) : OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  /** Whether it is {@code other}, whatever the limits of the two. */
  public boolean isSame(Finding other) {
    return rule == other.rule && Objects.equals(group, other.group);
  }
}
