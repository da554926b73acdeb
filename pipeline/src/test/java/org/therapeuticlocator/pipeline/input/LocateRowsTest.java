package org.therapeuticlocator.pipeline.input;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.row.Column;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.transforms.CleanRows;
import org.therapeuticlocator.transforms.FlaggedRow;
import org.therapeuticlocator.transforms.RawRow;
import org.therapeuticlocator.transforms.Reject;

public class LocateRowsTest {
  private static final String NAME_FIRST = "provider_name,state_code,order_label";
  private static final String STATE_FIRST = "state_code,provider_name,order_label";
  private static final String WITH_ZIP = "provider_name,state_code,order_label,zip";
  private static final List<Header> HEADERS =
      List.of(
          InputFiles.header(NAME_FIRST),
          InputFiles.header(STATE_FIRST),
          InputFiles.header(WITH_ZIP));

  @Rule public final TestPipeline pipeline = TestPipeline.create();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void everyRejectGetsItsFileAndLine() throws IOException {
    locates(
        List.of(
            file("a.csv", 0, NAME_FIRST + "\nELM,MA,P\nELM,?,P\n\nELM,MA\n\"ELM,MA,P\n"),
            file("b.csv.gz", 0, "\uFEFF" + NAME_FIRST + "\r\n,MA,P\r\nELM,MA,P\r\nELM,MA,\r\n")),
        reject(Reason.UNKNOWN_STATE, Column.STATE_CODE, "?", RawRow.at("a.csv", 3, 0, "ELM,?,P")),
        reject(Reason.WRONG_FIELD_COUNT, null, null, RawRow.at("a.csv", 5, 0, "ELM,MA")),
        reject(Reason.MALFORMED_CSV, null, null, RawRow.at("a.csv", 6, 0, "\"ELM,MA,P")),
        reject(
            Reason.MISSING_PROVIDER_NAME,
            Column.PROVIDER_NAME,
            null,
            RawRow.at("b.csv.gz", 2, 0, ",MA,P")),
        reject(
            Reason.MISSING_PRODUCT,
            Column.NATIONAL_DRUG_CODE,
            null,
            RawRow.at("b.csv.gz", 4, 0, "ELM,MA,")));
  }

  @Test
  public void equalLinesOfSeveralFilesHaveEachTheirPlace() throws IOException {
    locates(
        List.of(
            file("a.csv", 0, NAME_FIRST + "\nELM,?,P\nELM,?,P\n"),
            file("b.csv", 0, NAME_FIRST + "\nOAK,TX,P\nELM,?,P\n")),
        unknown("?", "a.csv", 2, 0, "ELM,?,P"),
        unknown("?", "a.csv", 3, 0, "ELM,?,P"),
        unknown("?", "b.csv", 3, 0, "ELM,?,P"));
  }

  @Test
  public void lineThatAnotherHeaderAcceptsIsNoReject() throws IOException {
    locates(
        List.of(
            file("a.csv", 0, NAME_FIRST + "\nMA,TEXAS,P\n"),
            file("b.csv", 1, STATE_FIRST + "\nMA,TEXAS,P\n?,TEXAS,P\n")),
        unknown("TEXAS", "a.csv", 2, 0, "MA,TEXAS,P"),
        unknown("?", "b.csv", 3, 1, "?,TEXAS,P"));
  }

  @Test
  public void linesOfOneHashAreToldApart() throws IOException {
    assertThat("ELM,L`,P".hashCode(), is("ELM,MA,P".hashCode()));
    locates(
        List.of(file("a.csv", 0, NAME_FIRST + "\nELM,MA,P\nELM,L`,P\nELM,MA,P\n")),
        unknown("L`", "a.csv", 3, 0, "ELM,L`,P"));
  }

  @Test
  public void bytesThatAreNotUtf8AreFoundAsTextIoReadsThem() throws IOException {
    locates(
        List.of(file("a.csv", 0, NAME_FIRST + "\n\uFEFFELM,\uFFFD,P\u2028\nELM,MA,P\n")),
        unknown("\uFFFD", "a.csv", 2, 0, "\uFEFFELM,\uFFFD,P\u2028"));
  }

  @Test
  public void headerIsNeverAReject() throws IOException {
    locates(
        List.of(file("a.csv", 0, NAME_FIRST + "\n" + NAME_FIRST + "\n")),
        reject(Reason.REPEATED_HEADER, null, null, RawRow.at("a.csv", 2, 0, NAME_FIRST)));
  }

  @Test
  public void flaggedRowsAreFoundInTheSameReading() throws IOException {
    List<InputFile> files =
        List.of(
            file("a.csv", 2, WITH_ZIP + "\nELM,MA,P,02139\nOAK,MA,P,2?\nELM,?,P,1\n"),
            file("b.csv", 2, WITH_ZIP + "\nOAK,MA,P,2?\n"));
    PCollectionTuple located =
        pipeline
            .apply(ReadRows.of(files, false))
            .apply(CleanRows.by(HEADERS))
            .apply(LocateRows.in(files, HEADERS));

    PAssert.that(located.get(CleanRows.FLAGGED))
        .containsInAnyOrder(
            new FlaggedRow(Issue.ZIP, RawRow.at("a.csv", 3, 2, "OAK,MA,P,2?")),
            new FlaggedRow(Issue.ZIP, RawRow.at("b.csv", 2, 2, "OAK,MA,P,2?")));
    PAssert.that(located.get(CleanRows.REJECTED))
        .containsInAnyOrder(unknown("?", "a.csv", 4, 2, "ELM,?,P,1"));
    pipeline.run();
  }

  @Test
  public void withoutRejectsAndFlagsNoFileIsOpened() {
    InputFile missing =
        new InputFile("none.csv", new StoredFile(folder.getRoot() + "/none.csv", 17), 0);
    PCollectionTuple located =
        PCollectionTuple.of(
                CleanRows.REJECTED,
                pipeline.apply("None", Create.empty(SerializableCoder.of(Reject.class))))
            .and(
                CleanRows.FLAGGED,
                pipeline.apply("NoFlags", Create.empty(SerializableCoder.of(FlaggedRow.class))))
            .apply(LocateRows.in(List.of(missing), HEADERS));

    PAssert.that(located.get(CleanRows.REJECTED)).empty();
    PAssert.that(located.get(CleanRows.FLAGGED)).empty();
    pipeline.run();
  }

  /** Asserts what is located of what reading and cleaning the files rejects. */
  private void locates(List<InputFile> files, Reject... rejects) {
    PCollectionTuple located =
        pipeline
            .apply(ReadRows.of(files, false))
            .apply(CleanRows.by(HEADERS))
            .apply(LocateRows.in(files, HEADERS));

    PAssert.that(located.get(CleanRows.REJECTED)).containsInAnyOrder(List.of(rejects));
    pipeline.run();
  }

  private InputFile file(String name, int header, String text) throws IOException {
    return InputFiles.write(folder.getRoot(), name, header, text);
  }

  private static Reject unknown(
      String state, String file, long lineNumber, int header, String text) {
    return reject(
        Reason.UNKNOWN_STATE, Column.STATE_CODE, state, RawRow.at(file, lineNumber, header, text));
  }

  private static Reject reject(
      Reason reason, @Nullable Column column, @Nullable String value, RawRow row) {
    return new Reject(reason, column, value, row);
  }
}
