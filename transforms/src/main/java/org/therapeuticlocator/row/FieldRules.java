package org.therapeuticlocator.row;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.field.CoursesAvailable;
import org.therapeuticlocator.row.field.GeoPoint;
import org.therapeuticlocator.row.field.NationalDrugCode;
import org.therapeuticlocator.row.field.Npi;
import org.therapeuticlocator.row.field.ReportDate;
import org.therapeuticlocator.row.field.Text;
import org.therapeuticlocator.row.field.ZipCode;

/**
 * Which column becomes which attribute, by which rule. What does not fit is left out and flagged.
 * Rule: docs/cleaning-rules.md, "Fields".
 */
final class FieldRules {
  private final CleanedRow cells;
  private final Provider.Builder provider = Provider.builder();

  FieldRules(CleanedRow cells) {
    this.cells = cells;
  }

  /** All attributes but state_code and id, which decide about the row as a whole. */
  Provider.Builder apply() {
    copy(Column.PROVIDER_NAME, Attribute.PROVIDER_NAME);
    copy(Column.ADDRESS1, Attribute.ADDRESS1);
    copy(Column.ADDRESS2, Attribute.ADDRESS2);
    copy(Column.CITY, Attribute.CITY);
    copy(Column.COUNTY, Attribute.COUNTY);
    copy(Column.ORDER_LABEL, Attribute.ORDER_LABEL);
    copy(Column.PROVIDER_STATUS, Attribute.PROVIDER_STATUS);
    copy(Column.PROVIDER_NOTE, Attribute.PROVIDER_NOTE);
    derive(Column.PROVIDER_NAME, Text::firstWord, Attribute.PROVIDER_TYPE);
    derive(Column.ADDRESS1, Text::beforeFirstComma, Attribute.STREET);

    ZipCode zip = read(Column.ZIP, ZipCode::parse, Issue.ZIP);
    if (zip != null) {
      provider.put(Attribute.ZIP_CODE, zip.zipCode()).put(Attribute.ZIP4, zip.zip4());
    }
    GeoPoint point = read(Column.GEOCODED_ADDRESS, GeoPoint::parse, Issue.GEOCODED_ADDRESS);
    if (point != null) {
      provider.put(Attribute.LONGITUDE, point.longitude());
      provider.put(Attribute.LATITUDE, point.latitude());
    }
    provider.put(
        Attribute.NATIONAL_DRUG_CODE,
        read(Column.NATIONAL_DRUG_CODE, NationalDrugCode::parse, Issue.NATIONAL_DRUG_CODE));
    provider.put(
        Attribute.COURSES_AVAILABLE,
        read(Column.COURSES_AVAILABLE, CoursesAvailable::parse, Issue.COURSES_AVAILABLE));
    provider.put(Attribute.NPI, read(Column.NPI, Npi::parse, Issue.NPI));
    provider.put(
        Attribute.LAST_REPORT_DATE,
        read(Column.LAST_REPORT_DATE, ReportDate::parse, Issue.LAST_REPORT_DATE));
    if (cells.unreadableColumn() != null) {
      provider.flag(Issue.UNREADABLE_CHARACTERS);
    }
    return provider;
  }

  private void copy(Column column, Attribute attribute) {
    provider.put(attribute, cells.text(column));
  }

  private void derive(Column column, Function<String, @Nullable String> rule, Attribute attribute) {
    String text = cells.text(column);
    if (text != null) {
      provider.put(attribute, rule.apply(text));
    }
  }

  private <T> @Nullable T read(Column column, Function<String, @Nullable T> rule, Issue issue) {
    String text = cells.text(column);
    if (text == null) {
      return null;
    }
    T value = rule.apply(text);
    if (value == null) {
      provider.flag(issue);
    }
    return value;
  }
}
