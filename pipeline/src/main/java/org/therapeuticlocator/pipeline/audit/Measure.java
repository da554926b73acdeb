package org.therapeuticlocator.pipeline.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Two figures that are worse than they were, so that a limit, whatever it is, may make a finding of
 * them; by {@link Rule#FILL_DROP} and others without an option of their own they are one already.
 *
 * @param group {@code state:CA}, {@code product:00069-1085-30}, an input file, an attribute; null
 *     for the whole
 * @param before a number, or a date as text; null for none
 * @param now the same
 * @param added ids that were not there before; null for other rules
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measure(
    Rule rule,
    @Nullable String group,
    @Nullable Object before,
    @Nullable Object now,
    @Nullable Long added) {
  static Measure of(Rule rule, @Nullable String group, @Nullable Object before, Object now) {
    return new Measure(rule, group, before, now, null);
  }

  /** A count. */
  public long numberBefore() {
    return before instanceof Number number ? number.longValue() : 0;
  }

  /** A count. */
  public long numberNow() {
    return now instanceof Number number ? number.longValue() : 0;
  }

  /** How many there are fewer. */
  public long lost() {
    return numberBefore() - numberNow();
  }
}
