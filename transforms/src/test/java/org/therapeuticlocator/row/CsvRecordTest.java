package org.therapeuticlocator.row;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class CsvRecordTest {
  @Test
  public void commasSeparateValues() throws Exception {
    assertThat(CsvRecord.parse("a, b ,c"), contains("a", " b ", "c"));
    assertThat(CsvRecord.parse(",a,"), contains("", "a", ""));
    assertThat(CsvRecord.parse(""), contains(""));
    assertThat(CsvRecord.parse(","), contains("", ""));
  }

  @Test
  public void quotesHoldCommasQuotesAndLineBreaks() throws Exception {
    assertThat(
        CsvRecord.parse("\"a,b\",\"c\"\"d\",\"\",\"\"\"\""), contains("a,b", "c\"d", "", "\""));
    assertThat(CsvRecord.parse("\"a\nb\rc\r\nd\",e"), contains("a\nb\rc\r\nd", "e"));
  }

  @Test
  public void quoteOpensOnlyAtTheStartOfValue() throws Exception {
    assertThat(CsvRecord.parse("5\" pipe,a\"b\""), contains("5\" pipe", "a\"b\""));
    assertThat(CsvRecord.parse(" \"a\",b"), contains(" \"a\"", "b"));
  }

  @Test
  public void whiteSpaceAfterClosingQuoteIsSkipped() throws Exception {
    assertThat(CsvRecord.parse("\"a\" \t,\"b\" "), contains("a", "b"));
  }

  @Test
  public void unclosedQuotesTextAfterQuotesAndSecondRecordsAreMalformed() {
    for (String text :
        List.of("\"a", "a,\"", "\"a\"b", "\"a\" \"b\"", "\"a\"b\",c", "a\nb", "a\r\nb", "\"a\n")) {
      assertThrows(text, CsvRecord.MalformedException.class, () -> CsvRecord.parse(text));
    }
  }

  @Test
  public void charactersThatMeanSomethingToOtherFormatsAreText() throws Exception {
    assertThat(
        CsvRecord.parse("#a,\\\"b,'c',\uFFFE,\uFFFF,\\N,\u0000"),
        contains("#a", "\\\"b", "'c'", "\uFFFE", "\uFFFF", "\\N", "\u0000"));
  }

  @Test
  public void longValuesAreReadWhole() throws Exception {
    String x = "x".repeat(8_191);
    for (String value : List.of(x, x + "y", x + "yz", x + x + x)) {
      assertThat(CsvRecord.parse(value + ",b"), contains(value, "b"));
    }
  }

  @Test
  public void readerGoesOnAfterMalformedText() throws Exception {
    CsvRecord.Parser parser = new CsvRecord.Parser();

    assertThat(parser.parse("a,b"), contains("a", "b"));
    assertThrows(CsvRecord.MalformedException.class, () -> parser.parse("a,\"b"));
    assertThat(parser.parse("c,"), contains("c", ""));
    assertThat(parser.parse(""), contains(""));
    assertThrows(CsvRecord.MalformedException.class, () -> parser.parse("\"a\"b,c"));
    assertThat(parser.parse("\"d\ne\""), contains("d\ne"));
    assertThat(parser.parse("f"), contains("f"));
  }

  @Test
  public void formattedValuesReadBack() throws Exception {
    String alphabet = "a,\" \n\r#\t\uFEFFé";
    Random random = new Random(3);
    for (int i = 0; i < 5_000; i++) {
      List<String> values = new ArrayList<>();
      for (int count = 1 + random.nextInt(4); count > 0; count--) {
        StringBuilder value = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
          value.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        values.add(value.toString());
      }
      assertThat(CsvRecord.parse(CsvRecord.format(values)), is(values));
    }
  }

  @Test
  public void onlyValuesThatNeedQuotesGetThem() {
    assertThat(
        CsvRecord.format(List.of("a", "b,c", "d\"e", "", "f g")), is("a,\"b,c\",\"d\"\"e\",,f g"));
  }
}
