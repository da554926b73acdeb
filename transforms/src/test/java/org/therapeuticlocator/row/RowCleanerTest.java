package org.therapeuticlocator.row;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class RowCleanerTest {
  /** Of {@code ELM PHARMACY, , , , TX, , Paxlovid}, from {@code sha256sum}. */
  private static final String ELM_ID =
      "d60670bb646400c99c4805ecca9f39322a117a361e03104efd8208787288abc1";

  private final RowCleaner full =
      cleaner(
          "Provider Name,Address1,Address2,City,County,State Code,Zip,National Drug Code,"
              + "Order Label,Courses Available,Geocoded Address,NPI,Last Report Date,"
              + "Provider Status,Provider Note");
  private final RowCleaner small =
      cleaner("provider_name,state_code,order_label,national_drug_code,zip,notes");

  @Test
  public void fullRowBecomesAllAttributes() {
    assertThat(
        line(
            full.clean(
                "Fishermenâ€™s  Hospital,\"3301 Overseas Hwy , Bldg 2\",Suite 3,Marathon,Monroe,fl,"
                    + "33050-1234,0069-1085-30,Paxlovid,017.0,POINT (-81.0900 24.7),1396858437.0,"
                    + "4/2/2024 12:00:00 AM,ACTIVE,\"Say \"\"hi\"\"\"")),
        is(
            "{\"address1\":\"3301 Overseas Hwy , Bldg 2\",\"address2\":\"Suite 3\","
                + "\"city\":\"Marathon\",\"county\":\"Monroe\",\"courses_available\":17,"
                + "\"id\":\"aa9c469050f67db59090203b7f4c4412da2ac7c899794276e4dd226f06859578\","
                + "\"last_report_date\":\"2024-04-02\",\"latitude\":24.7,\"longitude\":-81.09,"
                + "\"national_drug_code\":\"00069-1085-30\",\"npi\":\"1396858437\","
                + "\"order_label\":\"Paxlovid\",\"provider_name\":\"Fishermen’s Hospital\","
                + "\"provider_note\":\"Say \\\"hi\\\"\",\"provider_status\":\"ACTIVE\","
                + "\"provider_type\":\"Fishermen’s\",\"state_code\":\"FL\","
                + "\"street\":\"3301 Overseas Hwy\",\"zip4\":\"1234\",\"zip_code\":\"33050\"}"));
  }

  @Test
  public void blankFieldsAreLeftOutWithoutFlags() {
    assertThat(
        line(full.clean("ELM PHARMACY,, ,\u200B,,TX,,,Paxlovid,,,,,,\u0000")),
        is(
            "{\"id\":\""
                + ELM_ID
                + "\",\"order_label\":\"Paxlovid\",\"provider_name\":\"ELM PHARMACY\","
                + "\"provider_type\":\"ELM\",\"state_code\":\"TX\"}"));
  }

  @Test
  public void unreadableFieldsAreLeftOutAndFlagged() {
    assertThat(
        line(full.clean("ELM PHARMACY,,,,,TX,?,x,Paxlovid,many,here,12\uFFFD\uFFFD,soon,,")),
        is(
            "{\"id\":\""
                + ELM_ID
                + "\",\"issues\":[\"COURSES_AVAILABLE\",\"GEOCODED_ADDRESS\",\"LAST_REPORT_DATE\","
                + "\"NATIONAL_DRUG_CODE\",\"NPI\",\"UNREADABLE_CHARACTERS\",\"ZIP\"],"
                + "\"order_label\":\"Paxlovid\",\"provider_name\":\"ELM PHARMACY\","
                + "\"provider_type\":\"ELM\",\"state_code\":\"TX\"}"));
  }

  @Test
  public void lostCharactersInIgnoredColumnsAreNotFlagged() {
    assertThat(
        line(small.clean("ELM PHARMACY,TX,Paxlovid,,,\uFFFD")),
        is(
            "{\"id\":\""
                + ELM_ID
                + "\",\"order_label\":\"Paxlovid\",\"provider_name\":\"ELM PHARMACY\","
                + "\"provider_type\":\"ELM\",\"state_code\":\"TX\"}"));
  }

  @Test
  public void rowsAreReadByTheirOwnHeader() {
    RowCleaner other = cleaner("State Code,x,Order Label,Provider Name");

    assertThat(
        other.clean("TX,,Paxlovid,ELM PHARMACY"),
        is(full.clean("ELM PHARMACY,,,,,TX,,,Paxlovid,,,,,,")));
  }

  @Test
  public void unclosedQuoteIsMalformed() {
    assertThat(small.clean("a,\"TX"), rejected(Reason.MALFORMED_CSV, null, null));
    assertThat(small.clean("\"\" x"), rejected(Reason.MALFORMED_CSV, null, null));
  }

  @Test
  public void blankRowsAreCountedWhateverTheirSize() {
    for (String text : new String[] {"", " ", ",,", ",,,,,", ",,,,,,,,", "\"\",\u00A0,Â\u00A0"}) {
      assertThat(text, small.clean(text), is(new Outcome.Blank()));
    }
  }

  @Test
  public void textInIgnoredColumnIsNotBlank() {
    assertThat(
        small.clean(",,,,,x"), rejected(Reason.MISSING_PROVIDER_NAME, Column.PROVIDER_NAME, null));
  }

  @Test
  public void otherNumberOfValuesIsRejectedBeforeTheirContent() {
    assertThat(small.clean("a,TX,b,,"), rejected(Reason.WRONG_FIELD_COUNT, null, null));
    assertThat(small.clean(",XX,,,,,x"), rejected(Reason.WRONG_FIELD_COUNT, null, null));
  }

  @Test
  public void repeatedHeaderIsRejected() {
    assertThat(
        small.clean("Provider Name,STATE_CODE,order label,National-Drug-Code,ZIP, Notes"),
        rejected(Reason.REPEATED_HEADER, null, null));
    assertThat(
        small.clean("provider_name,state_code,order_label,national_drug_code,zip,other"),
        rejected(Reason.UNKNOWN_STATE, Column.STATE_CODE, "state_code"));
  }

  @Test
  public void nameIsRequiredBeforeState() {
    assertThat(
        small.clean(" ,XX,,,,"),
        rejected(Reason.MISSING_PROVIDER_NAME, Column.PROVIDER_NAME, null));
  }

  @Test
  public void unknownStateIsRejectedAsItWasWritten() {
    assertThat(
        small.clean("a, Texâ€™s ,,,,"), rejected(Reason.UNKNOWN_STATE, Column.STATE_CODE, "Tex’s"));
    assertThat(small.clean("a,,b,,,"), rejected(Reason.UNKNOWN_STATE, Column.STATE_CODE, null));
  }

  @Test
  public void rejectedRowHasItsValuesAsTheyWereReadUnlessItDoesNotParse() {
    assertThat(
        values(small.clean("a, Tex,\"b,\"\"c\",,,")), contains("a", " Tex", "b,\"c", "", "", ""));
    assertThat(values(small.clean("a,TX")), contains("a", "TX"));
    assertThat(values(small.clean("a,\"TX")), is(empty()));
  }

  @Test
  public void rowWithoutProductIsRejected() {
    assertThat(
        small.clean("a,TX,, 12-3 ,,"),
        rejected(Reason.MISSING_PRODUCT, Column.NATIONAL_DRUG_CODE, "12-3"));
    assertThat(
        small.clean("a,TX,,,,"), rejected(Reason.MISSING_PRODUCT, Column.NATIONAL_DRUG_CODE, null));
  }

  @Test
  public void itemOfExactly400KbIsKeptAndOneByteMoreIsRejected() {
    // Names and values but the note: id 66, name and type 13 + 13 + 2, state 12, label 12, note 13.
    int note = ItemSize.MAX_BYTES - 131;
    String row = "a,,,,,TX,,,b,,,,,,";

    Outcome kept = full.clean(row + "é".repeat(note / 2) + "x".repeat(note % 2));
    assertThat(ItemSize.bytes(((Outcome.Kept) kept).provider()), is(ItemSize.MAX_BYTES));
    assertThat(
        full.clean(row + "é".repeat(note / 2) + "x".repeat(note % 2 + 1)),
        rejected(Reason.TOO_LARGE, null, null));
  }

  private static RowCleaner cleaner(String header) {
    try {
      return new RowCleaner(Header.parse(header));
    } catch (UnusableHeaderException e) {
      throw new AssertionError(e);
    }
  }

  private static String line(Outcome outcome) {
    return SnapshotLine.format(((Outcome.Kept) outcome).provider());
  }

  private static Matcher<Outcome> rejected(
      Reason reason, @Nullable Column column, @Nullable String value) {
    String expected = new Outcome.Rejected(reason, column, value, List.of()).toString();
    return hasToString(startsWith(expected.substring(0, expected.lastIndexOf('['))));
  }

  private static List<String> values(Outcome outcome) {
    return ((Outcome.Rejected) outcome).values();
  }
}
