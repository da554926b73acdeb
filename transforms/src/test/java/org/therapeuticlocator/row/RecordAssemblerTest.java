package org.therapeuticlocator.row;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.Test;

public class RecordAssemblerTest {
  @Test
  public void eachLineIsRecordWhereNoQuoteIsOpen() {
    assertThat(
        records("a,b\n", "\r\n", "c\r", "\"d\",e\"\r\n", "f"),
        contains(good(2, "a,b"), good(3, ""), good(4, "c"), good(5, "\"d\",e\""), good(6, "f")));
  }

  @Test
  public void lineEndsInsideQuotesBelongToTheRecord() {
    assertThat(
        records("a,\"b\n", "c\r", "\r\n", "d\",e\r\n", "f\n"),
        contains(good(2, "a,\"b\nc\r\r\nd\",e"), good(6, "f")));
  }

  @Test
  public void quoteOpenAtTheEndSpoilsOnlyItsFirstLine() {
    assertThat(
        records("a\n", "b,\"c\n", "d\n", "\"\"\n", "e,f\r\n"),
        contains(good(2, "a"), bad(3, "b,\"c"), good(4, "d"), good(5, "\"\""), good(6, "e,f")));
  }

  @Test
  public void textAfterClosingQuoteSpoilsOnlyTheFirstLine() {
    assertThat(
        records("\"a\n", "b\"x,\"c\n", "d\n", "\"e\" \"f\n", "g"),
        contains(
            bad(2, "\"a"), bad(3, "b\"x,\"c"), good(4, "d"), bad(5, "\"e\" \"f"), good(6, "g")));
  }

  @Test
  public void strayQuoteDoesNotTakeTheGoodRowAfterItAlong() {
    assertThat(
        records("ASH,\"12 in\n", "BIRCH,\"good\"\n", "CEDAR,\"5\" wide\"\n", "DATE,good\n"),
        contains(
            bad(2, "ASH,\"12 in"),
            good(3, "BIRCH,\"good\""),
            bad(4, "CEDAR,\"5\" wide\""),
            good(5, "DATE,good")));
  }

  @Test
  public void quoteMayStayOpenForSoManyCharacters() {
    String fits = "\"" + "x".repeat(RecordAssembler.MAX_CHARACTERS - 3);

    assertThat(records(fits + "\n", "\"\n", "b"), contains(good(2, fits + "\n\""), good(4, "b")));
  }

  @Test
  public void quoteOpenForLongerSpoilsItsFirstLine() {
    String tooLong = "\"" + "x".repeat(RecordAssembler.MAX_CHARACTERS - 2);

    assertThat(
        records(tooLong + "\n", "\"\n", "b\"\n", "c\n"),
        contains(bad(2, tooLong), good(3, "\"\nb\""), good(5, "c")));
    assertThat(
        records("\"a\n", "x".repeat(RecordAssembler.MAX_CHARACTERS) + "\n", "b\n"),
        contains(bad(2, "\"a"), good(3, "x".repeat(RecordAssembler.MAX_CHARACTERS)), good(4, "b")));
  }

  @Test
  public void quoteClosedTooLateWithinLineSpoilsTheLine() {
    String tooLong = "\"" + "😀".repeat(RecordAssembler.MAX_CHARACTERS - 1) + "\"";
    String fits = "\"" + "😀".repeat(RecordAssembler.MAX_CHARACTERS - 2) + "\"";

    assertThat(records(tooLong + "\n", fits), contains(bad(2, tooLong), good(3, fits)));
  }

  @Test(timeout = 20_000)
  public void openQuotesDoNotMakeReadingSlow() {
    List<String> lines = new ArrayList<>(Collections.nCopies(200_000, "\"\"\"\",b,\"\"\n"));
    lines.add(0, "a,\"b\n");
    lines.addAll(Collections.nCopies(200_000, "a,\"b\n"));

    RecordAssembler records = new RecordAssembler(lines.iterator(), 2);
    long count = 0;
    for (; records.hasNext(); records.next()) {
      count++;
    }

    assertThat(count, is(400_001L));
  }

  /** Each line leaves a quote open, and none of them closes it. */
  @Test(timeout = 20_000)
  public void linesThatEachLeaveQuoteOpenDoNotMakeReadingSlow() {
    for (String end : List.of("", "x\"y\n")) {
      List<String> lines = new ArrayList<>(Collections.nCopies(200_000, "x\",\"y\n"));
      lines.add(end);

      RecordAssembler records = new RecordAssembler(lines.iterator(), 2);
      long malformed = 0;
      while (records.hasNext()) {
        malformed += records.next().malformed() ? 1 : 0;
      }

      assertThat(end, malformed, is(200_000L));
    }
  }

  /** For each start, the shortest run of lines that is a record, by asking the parser each time. */
  @Test
  public void recordsAreThoseThatTheParserSees() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder file = new StringBuilder();
      for (int length = random.nextInt(24); length > 0; length--) {
        file.append("a,\"\"\" \n\r".charAt(random.nextInt(8)));
      }
      String[] lines = file.toString().split("(?<=\n)|(?<=\r)(?!\n)");
      List<String> nonEmpty = Stream.of(lines).filter(line -> !line.isEmpty()).toList();
      int most = random.nextBoolean() ? 1 + random.nextInt(12) : 100;
      List<PhysicalRecord> records = new ArrayList<>();
      new RecordAssembler(nonEmpty.iterator(), 2, most).forEachRemaining(records::add);
      assertThat(most + " of " + file, records, is(oracle(nonEmpty, most)));
    }
  }

  private static List<PhysicalRecord> oracle(List<String> lines, int most) {
    List<PhysicalRecord> records = new ArrayList<>();
    for (int start = 0; start < lines.size(); ) {
      int end = start + 1;
      while (isQuoteOpen(text(lines.subList(start, end))) && end < lines.size()) {
        end++;
      }
      boolean whole =
          isRecord(text(lines.subList(start, end)))
              && !isQuoteOpenAfter(most, String.join("", lines.subList(start, end)));
      if (!whole) {
        end = start + 1;
      }
      records.add(new PhysicalRecord(start + 2L, text(lines.subList(start, end)), !whole));
      start = end;
    }
    return records;
  }

  private static boolean isQuoteOpenAfter(int most, String text) {
    boolean open = false;
    for (int length = most; length <= text.length(); length++) {
      open |= isQuoteOpen(text.substring(0, length));
    }
    return open;
  }

  private static String text(List<String> lines) {
    return String.join("", lines).replaceFirst("(\r\n|\r|\n)$", "");
  }

  private static boolean isQuoteOpen(String text) {
    return !isRecord(text) && isRecord(text + "\"");
  }

  private static boolean isRecord(String text) {
    try {
      CsvRecord.parse(text);
      return true;
    } catch (CsvRecord.MalformedException e) {
      return false;
    }
  }

  private static List<PhysicalRecord> records(String... lines) {
    List<PhysicalRecord> records = new ArrayList<>();
    new RecordAssembler(Arrays.asList(lines).iterator(), 2).forEachRemaining(records::add);
    return records;
  }

  private static PhysicalRecord good(long lineNumber, String text) {
    return new PhysicalRecord(lineNumber, text, false);
  }

  private static PhysicalRecord bad(long lineNumber, String text) {
    return new PhysicalRecord(lineNumber, text, true);
  }
}
