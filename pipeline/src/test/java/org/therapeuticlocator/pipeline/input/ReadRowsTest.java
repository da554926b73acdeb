package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.transforms.RawRow;

public class ReadRowsTest {
  private static final boolean LINES = false;
  private static final boolean MULTILINE = true;

  @Rule public final TestPipeline pipeline = TestPipeline.create();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void everyLineAfterTheFirstIsARowOfItsFilesHeader() throws IOException {
    reads(
        LINES,
        List.of(
            file("a.csv", 0, "name,state\nELM,MA\nOAK,TX\n"),
            file("b.csv", 1, "state,name\nMA,ELM\n"),
            file("c.csv", 0, "name,state\nELM,MA")),
        RawRow.of(0, "ELM,MA"),
        RawRow.of(0, "OAK,TX"),
        RawRow.of(1, "MA,ELM"),
        RawRow.of(0, "ELM,MA"));
  }

  @Test
  public void compressedFilesAreReadByTheirEnding() throws IOException {
    reads(
        LINES,
        List.of(
            file("a.csv.gz", 0, "name\ngzip 1\ngzip 2\n"),
            file("b.csv.bz2", 0, "name\nbzip2\n"),
            file("c.csv.zst", 0, "name\nzstd\n")),
        RawRow.of(0, "gzip 1"),
        RawRow.of(0, "gzip 2"),
        RawRow.of(0, "bzip2"),
        RawRow.of(0, "zstd"));
  }

  @Test
  public void marksLineEndsAndEmptyLinesAreReadAsTheRulesSay() throws IOException {
    reads(
        LINES,
        List.of(file("a.csv", 0, "\uFEFFname\r\nELM \r\n\r\n\"a\rb\"\n\u2028é😀\n ")),
        RawRow.of(0, "ELM "),
        RawRow.of(0, ""),
        RawRow.of(0, "\"a"),
        RawRow.of(0, "b\""),
        RawRow.of(0, "\u2028é😀"),
        RawRow.of(0, " "));
  }

  @Test
  public void filesOfAHeaderOnlyHaveNoRows() throws IOException {
    reads(LINES, List.of(file("a.csv", 0, "name\n"), file("b.csv", 1, "state")));
  }

  @Test
  public void namesThatLookLikePatternsAreNames() throws IOException {
    for (String decoy : List.of("a1.csv", "a1x1.csv", "axx.csv", "b.csv")) {
      file(decoy, 0, "name\nread by a pattern\n");
    }
    List<InputFile> files =
        List.of(
            file("a[1].csv", 0, "name\nbrackets\n"),
            file("a*.csv", 0, "name\nstar\n"),
            file("a??.csv", 0, "name\nquestion marks\n"),
            file("{a,b}.csv", 0, "name\nbraces\n"),
            file("a b %20+#ä.csv", 0, "name\nspace\n"));
    reads(
        LINES,
        files,
        RawRow.of(0, "brackets"),
        RawRow.of(0, "star"),
        RawRow.of(0, "question marks"),
        RawRow.of(0, "braces"),
        RawRow.of(0, "space"));
  }

  @Test
  public void recordsMaySpanLinesAndKnowTheirPlace() throws IOException {
    reads(
        MULTILINE,
        List.of(
            file("a.csv", 0, "\uFEFFname,note\r\nELM,\"1\r\n2\n\r3\"\r\n\r\nOAK,x\r\n"),
            file("b.csv.gz", 1, "note,name\n\"a\nb\",ASH")),
        RawRow.at("a.csv", 2, 0, "ELM,\"1\r\n2\n\r3\""),
        RawRow.at("a.csv", 6, 0, ""),
        RawRow.at("a.csv", 7, 0, "OAK,x"),
        RawRow.at("b.csv.gz", 2, 1, "\"a\nb\",ASH"));
  }

  @Test
  public void quoteThatIsNeverClosedMakesItsLineMalformedAndReadingGoesOn() throws IOException {
    reads(
        MULTILINE,
        List.of(file("a.csv", 0, "name,note\nELM,\"open\nOAK,x\n")),
        new RawRow(0, "ELM,\"open", "a.csv", 2L, true),
        RawRow.at("a.csv", 3, 0, "OAK,x"));
  }

  @Test
  public void filesOfAHeaderOnlyHaveNoRecords() throws IOException {
    reads(MULTILINE, List.of(file("a.csv", 0, "name\n"), file("b.csv", 1, "state")));
  }

  private InputFile file(String name, int header, String text) throws IOException {
    return InputFiles.write(folder.getRoot(), name, header, text);
  }

  private void reads(boolean multiline, List<InputFile> files, RawRow... rows) {
    PAssert.that(pipeline.apply(ReadRows.of(files, multiline))).containsInAnyOrder(List.of(rows));
    pipeline.run();
  }
}
