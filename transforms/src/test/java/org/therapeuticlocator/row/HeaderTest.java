package org.therapeuticlocator.row;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.Test;

public class HeaderTest {
  @Test
  public void namesMatchInAnyWriting() throws Exception {
    Header header = Header.parse("\uFEFF\"Provider Name\", STATE\u00A0- code_,order__Label,Zip ");

    assertThat(header.position(Column.PROVIDER_NAME), is(0));
    assertThat(header.position(Column.STATE_CODE), is(1));
    assertThat(header.position(Column.ORDER_LABEL), is(2));
    assertThat(header.position(Column.ZIP), is(3));
    assertThat(header.position(Column.NPI), is(-1));
    assertThat(header.size(), is(4));
    assertThat(
        header.names(), contains("Provider Name", " STATE\u00A0- code_", "order__Label", "Zip "));
    assertThat(header.ignored(), is(empty()));
  }

  @Test
  public void unlistedAndNamelessColumnsAreIgnored() throws Exception {
    Header header = Header.parse("_reason,provider_name,,state_code,order_label,Total Courses,");

    assertThat(header.ignored(), contains("_reason", "", "Total Courses", ""));
    assertThat(header.position(Column.STATE_CODE), is(3));
  }

  @Test
  public void courseDateIsReportDateOnlyWhereThereIsNone() throws Exception {
    String required = "provider_name,state_code,order_label,";

    Header older = Header.parse(required + "courses_available_date");
    assertThat(older.position(Column.LAST_REPORT_DATE), is(3));
    assertThat(older.ignored(), is(empty()));

    Header both = Header.parse(required + "courses_available_date,Last Report Date");
    assertThat(both.position(Column.LAST_REPORT_DATE), is(4));
    assertThat(both.ignored(), contains("courses_available_date"));
  }

  @Test
  public void eitherColumnMayNameTheProduct() throws Exception {
    assertThat(Header.parse("provider_name,state_code,order_label").size(), is(3));
    assertThat(Header.parse("provider_name,state_code,national_drug_code").size(), is(3));
  }

  @Test
  public void missingColumnsAreNamedWithWhatTheFileHas() {
    assertThat(
        problems("Provider,State,NDC"),
        contains(
            "has no column provider_name, did you mean provider_name by Provider?",
            "has no column state_code, did you mean state_code by State?",
            "has neither a column national_drug_code nor order_label,"
                + " did you mean national_drug_code by NDC? (it has: Provider, State, NDC)"));
    assertThat(
        problems("provder_name,state_code,Order Lable"),
        contains(
            "has no column provider_name, did you mean provider_name by provder_name?",
            "has neither a column national_drug_code nor order_label,"
                + " did you mean order_label by Order Lable?"
                + " (it has: provder_name, state_code, Order Lable)"));
  }

  @Test
  public void listedColumnOccurringTwiceIsRefused() {
    assertThat(
        problems("provider_name,state_code,order_label,Zip,ZIP,zip_,Notes,notes,NPI,npi"),
        contains(
            "has the column zip 3 times (Zip, ZIP, zip_)", "has the column npi twice (NPI, npi)"));
    assertThat(
        problems(
            "provider_name,state_code,order_label,courses_available_date,Courses Available Date"),
        contains(
            "has the column last_report_date twice"
                + " (courses_available_date, Courses Available Date)"));
  }

  @Test
  public void blankFirstLineIsRefused() {
    for (String line : List.of("", " ", "\uFEFF", ",,", "\"\", \u200B")) {
      assertThat(problems(line), contains("has no header: its first line is empty"));
    }
  }

  @Test
  public void malformedFirstLineIsRefused() {
    assertThat(
        problems("provider_name,\"state_code"),
        contains(
            "has a first line that is not a CSV header, a quote is out of place:"
                + " provider_name,\"state_code"));
  }

  @Test
  public void otherFormatsAreRecognised() {
    assertThat(
        problems("provider_name;state_code"),
        contains(
            "looks delimited by semicolons, but commas are needed",
            "its first line is: provider_name;state_code"));
    assertThat(
        problems("provider_name;\"state_code"),
        contains(
            "looks delimited by semicolons, but commas are needed",
            "its first line is: provider_name;\"state_code"));
    assertThat(
        problems("provider_name\tstate_code").get(0),
        is("looks delimited by tabs, but commas are needed"));
    assertThat(
        problems("PK\u0003\u0004\u0014\0"),
        contains("is not text in UTF-8, save it as CSV in UTF-8"));
    assertThat(problems("<!DOCTYPE html>").get(0), is("looks like a web page (HTML), not CSV"));
    assertThat(problems("<?xml version='1.0'?>").get(0), is("looks like XML, not CSV"));
    assertThat(problems("<rows count=\"2\">").get(0), is("looks like XML, not CSV"));
    for (String json : List.of("{\"a\":1}", "{", "[", "[{\"a\":1},", "[[1,2]]", "[\"a\",\"b\"]")) {
      assertThat(problems(json).get(0), is("looks like JSON, not CSV"));
    }
  }

  @Test
  public void otherFormatIsNotGuessedWhereItIsNone() {
    for (String line :
        List.of(
            "<provider>,<state>",
            "[provider],[state],[drug]",
            "{provider},{state}",
            "Locator report; as of March; draft",
            "Fourniss\uFFFDeur,\uFFFDtat",
            "a|b|c")) {
      assertThat(problems(line).get(0), startsWith("has no column provider_name"));
    }
  }

  @Test
  public void headerIsRepeatedByItsNamesInAnyWriting() throws Exception {
    Header header = Header.parse("Provider Name,State Code,Order Label,,x");

    assertThat(
        header.isRepeatedBy(List.of("provider_name", "STATE CODE", "order-label", " ", "X")),
        is(true));
    assertThat(
        header.isRepeatedBy(List.of("provider_name", "state_code", "order_label", "", "y")),
        is(false));
    assertThat(
        header.isRepeatedBy(List.of("provider_name", "TX", "order_label", "", "x")), is(false));
  }

  @Test
  public void headersAreEqualWhenTheirNamesAre() throws Exception {
    Header header = Header.parse("provider_name,state_code,order_label");

    assertThat(Header.parse("\uFEFFprovider_name,\"state_code\",order_label"), is(header));
    assertThat(
        Header.parse("\uFEFFprovider_name,\"state_code\",order_label").hashCode(),
        is(header.hashCode()));
    assertThat(Header.parse("Provider_Name,state_code,order_label"), is(not(header)));
  }

  @Test
  public void headerAndCleanerSurviveSerialization() throws Exception {
    Header header = Header.parse("provider_name,state_code,order_label,x");
    RowCleaner cleaner = new RowCleaner(header);
    Outcome before = cleaner.clean("a,TX,b,c");

    assertThat(copy(header), is(header));
    assertThat(((Header) copy(header)).ignored(), contains("x"));
    assertThat(((RowCleaner) copy(cleaner)).clean("a,TX,b,c"), is(before));
  }

  private static List<String> problems(String line) {
    UnusableHeaderException unusable =
        assertThrows(UnusableHeaderException.class, () -> Header.parse(line));
    return List.of(String.valueOf(unusable.getMessage()).split("; ", -1));
  }

  private static Object copy(Object original) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
