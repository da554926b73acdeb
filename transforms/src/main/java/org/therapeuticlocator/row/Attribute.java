package org.therapeuticlocator.row;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The attributes of an item, sorted by {@link #attributeName()}: the order of a snapshot line. */
public enum Attribute {
  ADDRESS1(Type.TEXT),
  ADDRESS2(Type.TEXT),
  CITY(Type.TEXT),
  COUNTY(Type.TEXT),
  COURSES_AVAILABLE(Type.NUMBER),
  ID(Type.TEXT),
  ISSUES(Type.FLAGS),
  LAST_REPORT_DATE(Type.TEXT),
  LATITUDE(Type.NUMBER),
  LONGITUDE(Type.NUMBER),
  NATIONAL_DRUG_CODE(Type.TEXT),
  NPI(Type.TEXT),
  ORDER_LABEL(Type.TEXT),
  PROVIDER_NAME(Type.TEXT),
  PROVIDER_NOTE(Type.TEXT),
  PROVIDER_STATUS(Type.TEXT),
  PROVIDER_TYPE(Type.TEXT),
  STATE_CODE(Type.TEXT),
  STREET(Type.TEXT),
  ZIP4(Type.TEXT),
  ZIP_CODE(Type.TEXT);

  /** What an attribute's value is. */
  public enum Type {
    /** Text, dates among it. */
    TEXT,
    /** A number as the cleaning rules write it. */
    NUMBER,
    /** Names of {@link Issue}s. */
    FLAGS
  }

  private static final Map<String, Attribute> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Attribute::attributeName, Function.identity()));

  private final Type type;
  private final String attributeName = name().toLowerCase(Locale.ROOT);

  Attribute(Type type) {
    this.type = type;
  }

  public Type type() {
    return type;
  }

  /** The name in the table and in snapshots: {@code zip_code}. */
  public String attributeName() {
    return attributeName;
  }

  /**
   * A number as the cleaning rules write it, whatever zeros or exponent a destination adds.
   *
   * @throws NumberFormatException for what is no number
   */
  public static String canonicalNumber(String number) {
    BigDecimal value = new BigDecimal(number);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** The attribute of this name, {@code null} when a provider has none such. */
  public static @Nullable Attribute named(String attributeName) {
    return BY_NAME.get(attributeName);
  }
}
