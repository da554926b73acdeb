package org.therapeuticlocator.row;

import java.util.Locale;

/** The columns of the locator file that are read; all others are ignored. */
public enum Column {
  PROVIDER_NAME,
  ADDRESS1,
  ADDRESS2,
  CITY,
  COUNTY,
  STATE_CODE,
  ZIP,
  NATIONAL_DRUG_CODE,
  ORDER_LABEL,
  COURSES_AVAILABLE,
  GEOCODED_ADDRESS,
  NPI,
  /** Called {@code courses_available_date} in older files. */
  LAST_REPORT_DATE,
  PROVIDER_STATUS,
  PROVIDER_NOTE;

  private final String columnName = name().toLowerCase(Locale.ROOT);

  /** The name as headers are matched by it: {@code provider_name}. */
  public String columnName() {
    return columnName;
  }
}
