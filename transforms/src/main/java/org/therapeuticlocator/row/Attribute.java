package org.therapeuticlocator.row;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The attributes of an item, sorted by {@link #attributeName()}: the order of a snapshot line. */
public enum Attribute {
  ADDRESS1(Type.S),
  ADDRESS2(Type.S),
  CITY(Type.S),
  COUNTY(Type.S),
  COURSES_AVAILABLE(Type.N),
  ID(Type.S),
  ISSUES(Type.SS),
  LAST_REPORT_DATE(Type.S),
  LATITUDE(Type.N),
  LONGITUDE(Type.N),
  NATIONAL_DRUG_CODE(Type.S),
  NPI(Type.S),
  ORDER_LABEL(Type.S),
  PROVIDER_NAME(Type.S),
  PROVIDER_NOTE(Type.S),
  PROVIDER_STATUS(Type.S),
  PROVIDER_TYPE(Type.S),
  STATE_CODE(Type.S),
  STREET(Type.S),
  ZIP4(Type.S),
  ZIP_CODE(Type.S);

  /** DynamoDB's types: string, number, set of strings. */
  public enum Type {
    S,
    N,
    SS
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

  /** The attribute of this name, {@code null} when a provider has none such. */
  public static @Nullable Attribute named(String attributeName) {
    return BY_NAME.get(attributeName);
  }
}
