package org.therapeuticlocator.pipeline.report.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;

/** How complete the items are, attribute by attribute. */
record Completeness(long items, List<Line> lines, @Nullable Figure unreadable) {
  /** Those that every item has, or that only say what others lack. */
  private static final Set<Attribute> ASIDE = EnumSet.of(Attribute.ID, Attribute.ISSUES);

  /**
   * An attribute.
   *
   * @param flagged how many rows had a value that could not be read; null for none
   */
  record Line(
      String attribute, long present, String percent, double width, @Nullable Figure flagged) {}

  static Completeness of(Profile profile, RunFacts facts) {
    List<Line> lines = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      if (!ASIDE.contains(attribute)) {
        long present = profile.present().getOrDefault(attribute.attributeName(), 0L);
        lines.add(
            new Line(
                attribute.attributeName(),
                present,
                Numbers.percent(present, profile.items()),
                profile.items() == 0 ? 0 : 100.0 * present / profile.items(),
                flagged(attribute, facts)));
      }
    }
    return new Completeness(profile.items(), lines, figure(Issue.UNREADABLE_CHARACTERS, facts));
  }

  private static @Nullable Figure flagged(Attribute attribute, RunFacts facts) {
    Issue issue =
        switch (attribute) {
          case COURSES_AVAILABLE -> Issue.COURSES_AVAILABLE;
          case LAST_REPORT_DATE -> Issue.LAST_REPORT_DATE;
          case LATITUDE, LONGITUDE -> Issue.GEOCODED_ADDRESS;
          case NATIONAL_DRUG_CODE -> Issue.NATIONAL_DRUG_CODE;
          case NPI -> Issue.NPI;
          case ZIP_CODE -> Issue.ZIP;
          default -> null;
        };
    return issue == null ? null : figure(issue, facts);
  }

  private static @Nullable Figure figure(Issue issue, RunFacts facts) {
    Long count = facts.report().issuesByField().get(issue.name());
    return count == null ? null : Figure.flagged(issue.name(), count);
  }
}
