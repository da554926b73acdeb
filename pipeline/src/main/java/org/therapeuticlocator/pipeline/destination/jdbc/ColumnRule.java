package org.therapeuticlocator.pipeline.destination.jdbc;

import java.sql.Types;
import java.util.Set;
import java.util.function.Predicate;
import org.therapeuticlocator.row.Attribute;

/**
 * What a column must hold, so that every value of its attribute comes back as it was.
 *
 * @param holds whether a column does
 * @param words the same for people
 * @param anyText whether values may have any character, and be as long as an item
 */
record ColumnRule(Predicate<Column> holds, String words, boolean anyText) {
  /**
   * A column as the driver's metadata tell of it.
   *
   * @param jdbcType of {@link Types}
   * @param type the server's name for it
   * @param size characters or digits
   */
  record Column(int jdbcType, String type, int size, int decimals) {}

  private static final int LONGEST_TEXT = 400 << 10;
  private static final int DECIMALS = 15;
  private static final Set<Integer> TEXTS =
      Set.of(
          Types.CHAR,
          Types.VARCHAR,
          Types.LONGVARCHAR,
          Types.CLOB,
          Types.NCHAR,
          Types.NVARCHAR,
          Types.LONGNVARCHAR);

  /** Of an attribute. */
  static ColumnRule of(Attribute attribute, Dialect dialect) {
    return switch (attribute) {
      case ID -> text(64);
      case STATE_CODE -> text(2);
      case ZIP_CODE -> text(5);
      case ZIP4 -> text(4);
      case NATIONAL_DRUG_CODE -> text(13);
      case NPI -> text(10);
      case COURSES_AVAILABLE ->
          new ColumnRule(
              column -> Set.of(Types.INTEGER, Types.BIGINT).contains(column.jdbcType()),
              "a whole number of 9 digits, such as INTEGER",
              false);
      case LONGITUDE -> decimal(3);
      case LATITUDE -> decimal(2);
      case LAST_REPORT_DATE ->
          new ColumnRule(column -> column.jdbcType() == Types.DATE, "a DATE", false);
      case ISSUES ->
          dialect.isMySql()
              ? text(255)
              : new ColumnRule(ColumnRule::isArrayOfText, "text[]", false);
      default ->
          new ColumnRule(
              column -> holdsText(column, LONGEST_TEXT),
              "text of 400 KB, such as " + (dialect.isMySql() ? "MEDIUMTEXT" : "text"),
              true);
    };
  }

  private static ColumnRule text(int characters) {
    return new ColumnRule(
        column -> holdsText(column, characters), "text of " + characters + " characters", false);
  }

  /** What is shorter in PostgreSQL's CHAR is filled up with blanks, which come back. */
  private static boolean holdsText(Column column, int characters) {
    boolean padded = column.type().equalsIgnoreCase("bpchar");
    return TEXTS.contains(column.jdbcType())
        && (padded ? column.size() == characters : column.size() >= characters);
  }

  private static boolean isArrayOfText(Column column) {
    return column.jdbcType() == Types.ARRAY && Set.of("_text", "_varchar").contains(column.type());
  }

  private static ColumnRule decimal(int wholeDigits) {
    return new ColumnRule(
        column -> holdsDecimal(column, wholeDigits),
        "a decimal number, NUMERIC(%d,%d)".formatted(wholeDigits + DECIMALS, DECIMALS),
        false);
  }

  private static boolean holdsDecimal(Column column, int wholeDigits) {
    boolean enough =
        column.decimals() >= DECIMALS && column.size() - column.decimals() >= wholeDigits;
    return Set.of(Types.DECIMAL, Types.NUMERIC).contains(column.jdbcType())
        && (enough || isUnlimited(column));
  }

  /** PostgreSQL's numeric without digits. */
  private static boolean isUnlimited(Column column) {
    return column.type().equalsIgnoreCase("numeric")
        && column.decimals() == 0
        && (column.size() == 0 || column.size() > 1_000);
  }
}
