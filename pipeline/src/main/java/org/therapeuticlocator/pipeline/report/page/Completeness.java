package org.therapeuticlocator.pipeline.report.page;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;

/**
 * In how many items an attribute is.
 *
 * @param issue the flag of values that could not be read; null for none
 * @param flagged how many rows had such a value; null for none
 */
record Completeness(
    String attribute,
    long present,
    String percent,
    double width,
    @Nullable Issue issue,
    @Nullable Long flagged) {
  /** All but what every item has, and what only says what others lack. */
  private static final Set<Attribute> SHOWN =
      EnumSet.complementOf(EnumSet.of(Attribute.ID, Attribute.ISSUES));

  static List<Completeness> of(Profile profile, Report report) {
    return SHOWN.stream().map(attribute -> of(attribute, profile, report)).toList();
  }

  private static Completeness of(Attribute attribute, Profile profile, Report report) {
    long present = profile.present().getOrDefault(attribute.attributeName(), 0L);
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
    return new Completeness(
        attribute.attributeName(),
        present,
        Numbers.percent(present, profile.items()),
        profile.items() == 0 ? 0 : 100.0 * present / profile.items(),
        issue,
        issue == null ? null : report.issuesByField().get(issue.name()));
  }
}
