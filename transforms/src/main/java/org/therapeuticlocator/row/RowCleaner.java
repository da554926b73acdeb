package org.therapeuticlocator.row;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.field.StateCode;
import org.therapeuticlocator.row.field.Text;

/**
 * Cleans the rows of files with one header. Not for several threads at once. Rule:
 * docs/cleaning-rules.md, "Rows".
 */
public final class RowCleaner implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Rows up to this length need no measuring: a value makes two attributes at most, and a character
   * three of three bytes at most (in NFC), which is less than half of {@link ItemSize#MAX_BYTES}.
   */
  private static final int SURELY_SMALL = 10_000;

  private final Header header;
  private transient CsvRecord.@Nullable Parser parser;

  /**
   * What a flag of a row is about.
   *
   * @param column that does not fit, {@code null} when the file lacks it
   * @param value its cleaned text
   */
  public record FlaggedValue(@Nullable Column column, @Nullable String value) {}

  public RowCleaner(Header header) {
    this.header = header;
  }

  /**
   * What the row becomes; the same text always becomes the same.
   *
   * @param text one record, without its line end
   */
  public Outcome clean(String text) {
    List<String> values;
    try {
      values = parser().parse(text);
    } catch (CsvRecord.MalformedException e) {
      return Outcome.Rejected.of(Reason.MALFORMED_CSV, null, List.of());
    }
    if (isBlank(values)) {
      return new Outcome.Blank();
    }
    if (values.size() != header.size()) {
      return Outcome.Rejected.of(Reason.WRONG_FIELD_COUNT, null, values);
    }
    CleanedRow cells = CleanedRow.of(header, values);
    String state = cells.text(Column.STATE_CODE);
    String stateCode = state == null ? null : StateCode.parse(state);
    // No state is called state_code, so nearly all rows are spared the comparison.
    if (stateCode == null && header.isRepeatedBy(values)) {
      return Outcome.Rejected.of(Reason.REPEATED_HEADER, null, values);
    }
    if (cells.text(Column.PROVIDER_NAME) == null) {
      return Outcome.Rejected.of(Reason.MISSING_PROVIDER_NAME, null, values);
    }
    if (stateCode == null) {
      return Outcome.Rejected.of(Reason.UNKNOWN_STATE, state, values);
    }
    return clean(values, cells, stateCode, text.length() > SURELY_SMALL);
  }

  /**
   * What {@code issue}, a flag of the kept row {@code text}, is about.
   *
   * @throws IllegalArgumentException if the row does not parse, so is not kept
   */
  public FlaggedValue blame(String text, Issue issue) {
    CleanedRow cells;
    try {
      cells = CleanedRow.of(header, parser().parse(text));
    } catch (CsvRecord.MalformedException e) {
      throw new IllegalArgumentException("not a row that is kept", e);
    }
    Column column = issue.column() == null ? cells.unreadableColumn() : issue.column();
    return new FlaggedValue(column, column == null ? null : cells.text(column));
  }

  private static boolean isBlank(List<String> values) {
    for (String value : values) {
      if (!Text.clean(value).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static Outcome clean(
      List<String> values, CleanedRow cells, String stateCode, boolean measure) {
    Provider.Builder attributes = new FieldRules(cells).apply();
    if (attributes.text(Attribute.NATIONAL_DRUG_CODE) == null
        && attributes.text(Attribute.ORDER_LABEL) == null) {
      return Outcome.Rejected.of(
          Reason.MISSING_PRODUCT, cells.text(Column.NATIONAL_DRUG_CODE), values);
    }
    attributes.put(Attribute.STATE_CODE, stateCode);
    attributes.put(Attribute.ID, ItemId.of(attributes::text));
    Provider provider = attributes.build();
    if (measure && ItemSize.bytes(provider) > ItemSize.MAX_BYTES) {
      return Outcome.Rejected.of(Reason.TOO_LARGE, null, values);
    }
    return new Outcome.Kept(provider);
  }

  private CsvRecord.Parser parser() {
    if (parser == null) {
      parser = new CsvRecord.Parser();
    }
    return parser;
  }
}
