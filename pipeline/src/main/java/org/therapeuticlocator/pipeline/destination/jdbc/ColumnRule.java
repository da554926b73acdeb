package org.therapeuticlocator.pipeline.destination.jdbc;

import java.sql.Types;
import java.util.Set;
import org.therapeuticlocator.row.Attribute;

/**
 * What a column must hold, so that every value of its attribute comes back as it was.
 *
 * @param characters of text; 0 for other types
 * @param wholeDigits of a decimal, before its 15 others; 0 for other types
 */
record ColumnRule(Form form, int characters, int wholeDigits) {
  /** Kinds of columns. */
  enum Form {
    TEXT,
    WHOLE_NUMBER,
    DECIMAL,
    DATE,
    FLAGS
  }

  /**
   * A column as the driver's metadata tell of it.
   *
   * @param jdbcType of {@link Types}
   * @param type the server's name for it
   * @param size characters or digits
   */
  record Column(int jdbcType, String type, int size, int decimals) {
    boolean isPadded() {
      return type.equalsIgnoreCase("bpchar");
    }
  }

  private static final int LONGEST_TEXT = 400 << 10;
  private static final int DECIMALS = 15;
  private static final int LONGEST_FLAGS = 255;
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
  static ColumnRule of(Attribute attribute) {
    return switch (attribute) {
      case ID -> text(64);
      case STATE_CODE -> text(2);
      case ZIP_CODE -> text(5);
      case ZIP4 -> text(4);
      case NATIONAL_DRUG_CODE -> text(13);
      case NPI -> text(10);
      case COURSES_AVAILABLE -> new ColumnRule(Form.WHOLE_NUMBER, 0, 0);
      case LONGITUDE -> new ColumnRule(Form.DECIMAL, 0, 3);
      case LATITUDE -> new ColumnRule(Form.DECIMAL, 0, 2);
      case LAST_REPORT_DATE -> new ColumnRule(Form.DATE, 0, 0);
      case ISSUES -> new ColumnRule(Form.FLAGS, LONGEST_FLAGS, 0);
      default -> text(LONGEST_TEXT);
    };
  }

  private static ColumnRule text(int characters) {
    return new ColumnRule(Form.TEXT, characters, 0);
  }

  /** Whether values may have any character, and be as long as an item. */
  boolean isOfAnyText() {
    return characters == LONGEST_TEXT;
  }

  /** Whether a column holds all values. */
  boolean isMetBy(Column column, Dialect dialect) {
    return switch (form) {
      case TEXT -> holdsText(column);
      case WHOLE_NUMBER -> Set.of(Types.INTEGER, Types.BIGINT).contains(column.jdbcType());
      case DECIMAL ->
          Set.of(Types.DECIMAL, Types.NUMERIC).contains(column.jdbcType())
              && (isUnlimited(column)
                  || (column.decimals() >= DECIMALS
                      && column.size() - column.decimals() >= wholeDigits));
      case DATE -> column.jdbcType() == Types.DATE;
      case FLAGS ->
          dialect.isMySql()
              ? holdsText(column)
              : column.jdbcType() == Types.ARRAY
                  && Set.of("_text", "_varchar").contains(column.type());
    };
  }

  /** What is shorter in PostgreSQL's CHAR is filled up with blanks, which come back. */
  private boolean holdsText(Column column) {
    return TEXTS.contains(column.jdbcType())
        && (column.isPadded() ? column.size() == characters : column.size() >= characters);
  }

  /** PostgreSQL's numeric without digits. */
  private static boolean isUnlimited(Column column) {
    return column.type().equalsIgnoreCase("numeric")
        && column.decimals() == 0
        && (column.size() == 0 || column.size() > 1_000);
  }

  /** For people. */
  String inWords(Dialect dialect) {
    return switch (form) {
      case TEXT ->
          !isOfAnyText()
              ? "text of " + characters + " characters"
              : "text of 400 KB, such as " + (dialect.isMySql() ? "MEDIUMTEXT" : "text");
      case WHOLE_NUMBER -> "a whole number of 9 digits, such as INTEGER";
      case DECIMAL ->
          "a decimal number, NUMERIC(%d,%d)".formatted(wholeDigits + DECIMALS, DECIMALS);
      case DATE -> "a DATE";
      case FLAGS -> dialect.isMySql() ? "text of 255 characters" : "text[]";
    };
  }
}
