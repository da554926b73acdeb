package org.therapeuticlocator.pipeline.output;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.input.InputFiles;
import org.therapeuticlocator.pipeline.input.ReadRows;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Column;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Outcome;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.CleanRows;
import org.therapeuticlocator.transforms.FlagExamples.FlaggedRow;
import org.therapeuticlocator.transforms.LineBlock;
import org.therapeuticlocator.transforms.RawRow;
import org.therapeuticlocator.transforms.Reject;

public class RejectReportTest {
  private static final Header NAME_FIRST =
      InputFiles.header("provider_name,state_code,order_label,\"a, note\"");
  private static final Header STATE_FIRST =
      InputFiles.header("State Code,Provider Name,Order Label");

  private static final Reject UNKNOWN =
      reject(
          Reason.UNKNOWN_STATE,
          Column.STATE_CODE,
          "a \"quote\"",
          List.of("ELM", "a \"quote\"", "P", " é😀 "),
          InputFiles.row(0, 12, "ELM,\"a \"\"quote\"\"\",P, é😀 "));
  private static final Reject SHORT =
      reject(
          Reason.WRONG_FIELD_COUNT, null, null, List.of("ELM", "MA"), InputFiles.row(0, "ELM,MA"));
  private static final Reject REPEATED =
      reject(
          Reason.REPEATED_HEADER,
          null,
          null,
          List.of("State Code", "Provider Name", "Order Label"),
          InputFiles.row(1, 3, "State Code,Provider Name,Order Label"));
  private static final Reject MALFORMED =
      reject(
          Reason.MALFORMED_CSV, null, null, List.of(), InputFiles.row(0, 13, "ELM,\"MA,P,\u2028"));

  @Rule public final TestPipeline pipeline = TestPipeline.create();
  @Rule public final TestPipeline readBack = TestPipeline.create();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private File rejected = new File("");

  @Before
  public void makeFolders() throws IOException {
    rejected = folder.newFolder("rejected");
  }

  @Test
  public void rejectsAreWrittenAsJsonAsCsvByHeaderAndAsTheyAre() throws IOException {
    write(List.of(UNKNOWN, SHORT, REPEATED, MALFORMED), List.of(NAME_FIRST, STATE_FIRST));

    assertThat(
        InputFiles.names(rejected),
        contains("part-00000-of-00001.jsonl", "rows-1.csv", "rows-2.csv", "unparsed.txt"));
    assertThat(
        lines("part-00000-of-00001.jsonl"),
        containsInAnyOrder(
            "{\"reason\":\"UNKNOWN_STATE\",\"column\":\"state_code\",\"value\":\"a \\\"quote\\\"\","
                + "\"file\":\"a, b.csv\",\"lineNumber\":12,"
                + "\"line\":\"ELM,\\\"a \\\"\\\"quote\\\"\\\"\\\",P, é😀 \"}",
            "{\"reason\":\"WRONG_FIELD_COUNT\",\"column\":null,\"value\":null,"
                + "\"file\":\"a, b.csv\",\"lineNumber\":null,\"line\":\"ELM,MA\"}",
            "{\"reason\":\"REPEATED_HEADER\",\"column\":null,\"value\":null,"
                + "\"file\":\"b.csv\",\"lineNumber\":3,"
                + "\"line\":\"State Code,Provider Name,Order Label\"}",
            "{\"reason\":\"MALFORMED_CSV\",\"column\":null,\"value\":null,"
                + "\"file\":\"a, b.csv\",\"lineNumber\":13,\"line\":\"ELM,\\\"MA,P,\u2028\"}"));

    List<String> rows = lines("rows-1.csv");
    assertThat(
        rows.get(0),
        is(
            "provider_name,state_code,order_label,\"a, note\","
                + "_reason,_column,_value,_file,_line"));
    assertThat(
        rows.subList(1, rows.size()),
        containsInAnyOrder(
            "ELM,\"a \"\"quote\"\"\",P,\" é😀 \","
                + "UNKNOWN_STATE,state_code,\"a \"\"quote\"\"\",\"a, b.csv\",12",
            "ELM,MA,WRONG_FIELD_COUNT,,,\"a, b.csv\","));
    assertThat(
        lines("rows-2.csv"),
        contains(
            "State Code,Provider Name,Order Label,_reason,_column,_value,_file,_line",
            "State Code,Provider Name,Order Label,REPEATED_HEADER,,,b.csv,3"));
    assertThat(lines("unparsed.txt"), contains("ELM,\"MA,P,\u2028"));
  }

  @Test
  public void withoutRejectsThereIsAnEmptyListOnly() throws IOException {
    write(List.of(), List.of(NAME_FIRST));

    assertThat(InputFiles.names(rejected), contains("part-00000-of-00001.jsonl"));
    assertThat(lines("part-00000-of-00001.jsonl"), is(empty()));
    assertThat(flagged(), is(empty()));
  }

  @Test
  public void filesOfOneHeaderShareACsv() throws IOException {
    Reject inSecond =
        reject(
            Reason.WRONG_FIELD_COUNT,
            null,
            null,
            List.of("OAK", "MA"),
            InputFiles.row(1, 2, "OAK,MA"));
    write(List.of(SHORT, inSecond), List.of(NAME_FIRST, NAME_FIRST));

    assertThat(InputFiles.names(rejected), contains("part-00000-of-00001.jsonl", "rows-1.csv"));
    List<String> rows = lines("rows-1.csv");
    assertThat(
        rows.subList(1, rows.size()),
        containsInAnyOrder(
            "ELM,MA,WRONG_FIELD_COUNT,,,\"a, b.csv\",", "OAK,MA,WRONG_FIELD_COUNT,,,b.csv,2"));
  }

  @Test
  public void someRowsOfEachFlagAreWrittenWithTheValueToBlame() throws IOException {
    Header zip = InputFiles.header("provider_name,state_code,order_label,zip");
    List<FlaggedRow> flagged =
        List.of(
            new FlaggedRow(Issue.ZIP, InputFiles.row(1, 9, "ELM,MA,P, 2? ")),
            new FlaggedRow(Issue.ZIP, InputFiles.row(0, 7, "OAK,MA,P,x")),
            new FlaggedRow(Issue.ZIP, InputFiles.row(0, 5, "ELM,MA,P, 2? ")),
            new FlaggedRow(Issue.ZIP, InputFiles.row(0, "PINE,MA,P,y")));
    write(List.of(), flagged, List.of(zip, zip));

    assertThat(
        flagged(),
        contains(
            "{\"flag\":\"ZIP\",\"column\":\"zip\",\"value\":\"2?\",\"file\":\"a, b.csv\","
                + "\"lineNumber\":5,\"line\":\"ELM,MA,P, 2? \"}",
            "{\"flag\":\"ZIP\",\"column\":\"zip\",\"value\":\"2?\",\"file\":\"b.csv\","
                + "\"lineNumber\":9,\"line\":\"ELM,MA,P, 2? \"}",
            "{\"flag\":\"ZIP\",\"column\":\"zip\",\"value\":\"x\",\"file\":\"a, b.csv\","
                + "\"lineNumber\":7,\"line\":\"OAK,MA,P,x\"}"));
  }

  @Test
  public void rowsThatAreNotMendedAreRejectedAgainForTheSameReasons() throws IOException {
    Reject nameless =
        reject(
            Reason.MISSING_PROVIDER_NAME,
            Column.PROVIDER_NAME,
            null,
            List.of("", "MA", "P, 1", ""),
            InputFiles.row(0, 2, "\"\",MA,\"P, 1\",\"\""));
    Reject productless =
        reject(
            Reason.MISSING_PRODUCT,
            Column.NATIONAL_DRUG_CODE,
            null,
            List.of("#ELM", " MA ", " ", "x"),
            InputFiles.row(0, 3, "#ELM, MA , ,x"));
    write(List.of(UNKNOWN, SHORT, nameless, productless), List.of(NAME_FIRST));

    PCollectionTuple cleaned = cleanAgain();
    PAssert.that(cleaned.get(CleanRows.CLEANED)).empty();
    PAssert.that(
            cleaned
                .get(CleanRows.REJECTED)
                .apply(
                    MapElements.into(TypeDescriptors.strings())
                        .via(again -> again.why().reason() + " " + again.row().text())))
        .containsInAnyOrder(
            "UNKNOWN_STATE ELM,\"a \"\"quote\"\"\",P,\" é😀 \","
                + "UNKNOWN_STATE,state_code,\"a \"\"quote\"\"\",\"a, b.csv\",12",
            "WRONG_FIELD_COUNT ELM,MA,WRONG_FIELD_COUNT,,,\"a, b.csv\",",
            "MISSING_PROVIDER_NAME \"\",MA,\"P, 1\",,"
                + "MISSING_PROVIDER_NAME,provider_name,,\"a, b.csv\",2",
            "MISSING_PRODUCT \"#ELM\",\" MA \",\" \",x,"
                + "MISSING_PRODUCT,national_drug_code,,\"a, b.csv\",3");
    readBack.run();
  }

  @Test
  public void rowsThatWereMendedAreLoaded() throws IOException {
    write(List.of(UNKNOWN, SHORT), List.of(NAME_FIRST));
    Path rows = rejected.toPath().resolve("rows-1.csv");
    Files.writeString(
        rows,
        Files.readString(rows)
            .replace("ELM,\"a \"\"quote\"\"\",P", "ELM,MA,P")
            .replace("ELM,MA,WRONG", "OAK,TX,P,,WRONG"));

    PCollectionTuple cleaned = cleanAgain();
    PAssert.that(cleaned.get(CleanRows.REJECTED)).empty();
    PAssert.that(
            cleaned
                .get(CleanRows.CLEANED)
                .apply(
                    FlatMapElements.into(TypeDescriptors.strings())
                        .via(bucket -> LineBlock.lines(bucket.getValue())))
                .apply(
                    "Places",
                    MapElements.into(TypeDescriptors.strings()).via(RejectReportTest::place)))
        .containsInAnyOrder("ELM in MA", "OAK in TX");
    readBack.run();
  }

  private static String place(String line) {
    Provider provider = SnapshotLine.parse(line);
    return provider.text(Attribute.PROVIDER_NAME) + " in " + provider.text(Attribute.STATE_CODE);
  }

  private void write(List<Reject> rejects, List<Header> headers) {
    write(rejects, List.of(), headers);
  }

  private void write(List<Reject> rejects, List<FlaggedRow> flagged, List<Header> headers) {
    RejectReport report = RejectReport.of(List.of("a, b.csv", "b.csv"), headers);
    PCollectionTuple.of(
            CleanRows.REJECTED,
            pipeline.apply(
                "Rejects", Create.of(rejects).withCoder(SerializableCoder.of(Reject.class))))
        .and(
            CleanRows.FLAGGED,
            pipeline.apply(
                "Flagged", Create.of(flagged).withCoder(SerializableCoder.of(FlaggedRow.class))))
        .apply(report)
        .apply(
            WriteFiles.into(
                folder.getRoot() + "/", report.firstLines(), RejectReport.JSON, RunFolder.FLAGGED));
    pipeline.run();
  }

  private PCollectionTuple cleanAgain() throws IOException {
    StoredFile file = InputFiles.existing(rejected.toPath().resolve("rows-1.csv"));
    Header header = InputFiles.header(lines("rows-1.csv").get(0));
    return readBack
        .apply(ReadRows.of(List.of(file), false, 2))
        .apply(CleanRows.by(List.of(header), new Buckets(1)));
  }

  private List<String> flagged() throws IOException {
    return Files.readAllLines(folder.getRoot().toPath().resolve(RunFolder.FLAGGED));
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(rejected.toPath().resolve(name));
  }

  private static Reject reject(
      Reason reason,
      @Nullable Column column,
      @Nullable String value,
      List<String> values,
      RawRow row) {
    return new Reject(new Outcome.Rejected(reason, column, value, values), row);
  }
}
