package org.therapeuticlocator.transforms;

import static org.therapeuticlocator.transforms.Samples.assertCounts;
import static org.therapeuticlocator.transforms.Samples.header;
import static org.therapeuticlocator.transforms.Samples.lines;
import static org.therapeuticlocator.transforms.Samples.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Column;
import org.therapeuticlocator.row.CsvRecord;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.ItemId;
import org.therapeuticlocator.row.Outcome;
import org.therapeuticlocator.row.PhysicalRecord;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.FlagExamples.FlaggedRow;

public class CleanRowsTest {
  private static final Header SMALL = header("provider_name,state_code,order_label,zip,notes");
  private static final Header OTHER =
      header("Order Label,National Drug Code,State,State Code," + "Provider Name");

  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void rowThatCanBeIdentifiedBecomesProvider() {
    PCollectionTuple cleaned = clean(row(0, "ELM  PHARMACY, ma,Paxlovid,2139,"));

    PAssert.that(lines(cleaned.get(CleanRows.CLEANED)))
        .containsInAnyOrder(provider("ELM PHARMACY", "MA", "Paxlovid", "02139"));
    PAssert.that(cleaned.get(CleanRows.REJECTED)).empty();
    assertCounts(cleaned.get(BundleCounts.TAG), Map.of("read", 1L, "rows.0", 1L));
    pipeline.run();
  }

  @Test
  public void unreadableFieldIsFlaggedAndTheRowIsKept() {
    PCollectionTuple cleaned = clean(row(0, "ELM PHARMACY,MA,Paxlovid,unknown,"));

    Provider.Builder elm = attributes("ELM PHARMACY", "MA", "Paxlovid", null).flag(Issue.ZIP);
    PAssert.that(lines(cleaned.get(CleanRows.CLEANED))).containsInAnyOrder(identified(elm));
    PAssert.that(cleaned.get(CleanRows.REJECTED)).empty();
    assertCounts(cleaned.get(BundleCounts.TAG), Map.of("read", 1L, "rows.0", 1L));
    pipeline.run();
  }

  @Test
  public void everyReasonRejectsWithItsColumnAndValueAndTheRestIsKept() {
    String note = "n".repeat(409_600);
    Header noted = header("provider_name,state_code,order_label,provider_note");
    PCollectionTuple cleaned =
        clean(
            List.of(SMALL, noted),
            row(0, "ELM PHARMACY,MA,Paxlovid,2139,"),
            row(0, "\"ELM PHARMACY,MA,Paxlovid,2139,"),
            row(0, "ELM PHARMACY,MA,Paxlovid"),
            row(0, "Provider Name,State Code,Order Label,ZIP,Notes"),
            row(0, " ,MA,Paxlovid,2139,"),
            row(0, "ELM PHARMACY, Mass. ,Paxlovid,2139,"),
            row(0, "ELM PHARMACY,MA,,2139,"),
            row(1, "ELM PHARMACY,MA,Paxlovid," + note));

    PAssert.that(lines(cleaned.get(CleanRows.CLEANED)))
        .containsInAnyOrder(provider("ELM PHARMACY", "MA", "Paxlovid", "02139"));
    PAssert.that(cleaned.get(CleanRows.REJECTED))
        .containsInAnyOrder(
            reject(Reason.MALFORMED_CSV, null, null, 0, "\"ELM PHARMACY,MA,Paxlovid,2139,"),
            reject(Reason.WRONG_FIELD_COUNT, null, null, 0, "ELM PHARMACY,MA,Paxlovid"),
            reject(
                Reason.REPEATED_HEADER,
                null,
                null,
                0,
                "Provider Name,State Code,Order Label,ZIP,Notes"),
            reject(
                Reason.MISSING_PROVIDER_NAME, Column.PROVIDER_NAME, null, 0, " ,MA,Paxlovid,2139,"),
            reject(
                Reason.UNKNOWN_STATE,
                Column.STATE_CODE,
                "Mass.",
                0,
                "ELM PHARMACY, Mass. ,Paxlovid,2139,"),
            reject(
                Reason.MISSING_PRODUCT,
                Column.NATIONAL_DRUG_CODE,
                null,
                0,
                "ELM PHARMACY,MA,,2139,"),
            reject(Reason.TOO_LARGE, null, null, 1, "ELM PHARMACY,MA,Paxlovid," + note));
    assertCounts(
        cleaned.get(BundleCounts.TAG),
        Map.ofEntries(
            Map.entry("read", 8L),
            Map.entry("rejected", 7L),
            Map.entry("rejected.MALFORMED_CSV", 1L),
            Map.entry("rejected.WRONG_FIELD_COUNT", 1L),
            Map.entry("rejected.REPEATED_HEADER", 1L),
            Map.entry("rejected.MISSING_PROVIDER_NAME", 1L),
            Map.entry("rejected.UNKNOWN_STATE", 1L),
            Map.entry("rejected.MISSING_PRODUCT", 1L),
            Map.entry("rejected.TOO_LARGE", 1L),
            Map.entry("rows.0", 7L),
            Map.entry("rows.1", 1L)));
    pipeline.run();
  }

  @Test
  public void someRowsOfEveryFlagAreHandedOn() {
    PCollectionTuple cleaned =
        clean(
            row(0, 2, "ELM PHARMACY,MA,Paxlovid,?,"), row(0, 3, "OAK PHARMACY,MA,Paxlovid,02139,"));

    PAssert.that(cleaned.get(CleanRows.FLAGGED))
        .containsInAnyOrder(new FlaggedRow(Issue.ZIP, row(0, 2, "ELM PHARMACY,MA,Paxlovid,?,")));
    pipeline.run();
  }

  @Test
  public void blankRowsAreOnlyCounted() {
    PCollectionTuple cleaned = clean(row(0, ""), row(0, ",,,,"), row(0, "\" \",\u00A0"));

    PAssert.that(lines(cleaned.get(CleanRows.CLEANED))).empty();
    PAssert.that(cleaned.get(CleanRows.REJECTED)).empty();
    assertCounts(cleaned.get(BundleCounts.TAG), Map.of("read", 3L, "blank", 3L));
    pipeline.run();
  }

  @Test
  public void rowThatReadingFoundMalformedIsRejectedWithoutBeingParsed() {
    RawRow row = new RawRow(0, "ELM PHARMACY,MA,Paxlovid,2139,", 7L, true);
    PCollectionTuple cleaned = clean(row);

    PAssert.that(lines(cleaned.get(CleanRows.CLEANED))).empty();
    PAssert.that(cleaned.get(CleanRows.REJECTED))
        .containsInAnyOrder(reject(Reason.MALFORMED_CSV, null, null, List.of(), row));
    assertCounts(
        cleaned.get(BundleCounts.TAG),
        Map.of("read", 1L, "rejected", 1L, "rejected.MALFORMED_CSV", 1L, "rows.0", 1L));
    pipeline.run();
  }

  @Test
  public void rejectKeepsThePlaceThatReadingKnew() {
    RawRow row = row(0, 12, "ELM PHARMACY,?,Paxlovid,2139,");
    PCollectionTuple cleaned = clean(row);

    PAssert.that(lines(cleaned.get(CleanRows.CLEANED))).empty();
    PAssert.that(cleaned.get(CleanRows.REJECTED))
        .containsInAnyOrder(
            reject(
                Reason.UNKNOWN_STATE,
                Column.STATE_CODE,
                "?",
                List.of("ELM PHARMACY", "?", "Paxlovid", "2139", ""),
                row));
    assertCounts(
        cleaned.get(BundleCounts.TAG),
        Map.of("read", 1L, "rejected", 1L, "rejected.UNKNOWN_STATE", 1L, "rows.0", 1L));
    pipeline.run();
  }

  @Test
  public void rowsOfOneRunAreReadByTheirOwnFilesHeaders() {
    PCollectionTuple cleaned =
        clean(
            List.of(SMALL, OTHER),
            row(0, "ELM PHARMACY,MA,Paxlovid,2139,"),
            row(1, "Paxlovid,,ignored,TX,OAK PHARMACY"),
            row(1, ",123,ignored,TX,OAK PHARMACY"));

    PAssert.that(lines(cleaned.get(CleanRows.CLEANED)))
        .containsInAnyOrder(
            provider("ELM PHARMACY", "MA", "Paxlovid", "02139"),
            provider("OAK PHARMACY", "TX", "Paxlovid", null));
    PAssert.that(cleaned.get(CleanRows.REJECTED))
        .containsInAnyOrder(
            reject(
                Reason.MISSING_PRODUCT,
                Column.NATIONAL_DRUG_CODE,
                "123",
                1,
                ",123,ignored,TX,OAK PHARMACY"));
    assertCounts(
        cleaned.get(BundleCounts.TAG),
        Map.of(
            "read",
            3L,
            "rejected",
            1L,
            "rejected.MISSING_PRODUCT",
            1L,
            "rows.0",
            1L,
            "rows.1",
            2L));
    pipeline.run();
  }

  @Test
  public void noRowsGiveNothing() {
    PCollectionTuple cleaned =
        pipeline
            .apply(Create.empty(ByteArrayCoder.of()))
            .apply(CleanRows.by(List.of(SMALL), new Buckets(3)));

    PAssert.that(lines(cleaned.get(CleanRows.CLEANED))).empty();
    PAssert.that(cleaned.get(CleanRows.REJECTED)).empty();
    assertCounts(cleaned.get(BundleCounts.TAG), Map.of());
    pipeline.run();
  }

  private PCollectionTuple clean(RawRow... rows) {
    return clean(List.of(SMALL), rows);
  }

  private PCollectionTuple clean(List<Header> headers, RawRow... rows) {
    return pipeline
        .apply(
            Create.of(Stream.of(rows).map(CleanRowsTest::block).toList())
                .withCoder(ByteArrayCoder.of()))
        .apply(CleanRows.by(headers, new Buckets(3)));
  }

  private static byte[] block(RawRow row) {
    List<byte[]> blocks = new ArrayList<>();
    long line = row.lineNumber() == null ? 0 : row.lineNumber();
    new RowBlock.Packer(row.file(), 1, blocks::add)
        .add(new PhysicalRecord(line, row.text(), row.malformed()));
    return blocks.get(0);
  }

  private static Reject reject(
      Reason reason, @Nullable Column column, @Nullable String value, int file, String text) {
    return reject(reason, column, value, values(reason, text), row(file, text));
  }

  private static List<String> values(Reason reason, String text) {
    try {
      return reason == Reason.MALFORMED_CSV ? List.of() : CsvRecord.parse(text);
    } catch (CsvRecord.MalformedException e) {
      throw new AssertionError(e);
    }
  }

  private static String provider(
      String name, String stateCode, String label, @Nullable String zipCode) {
    return identified(attributes(name, stateCode, label, zipCode));
  }

  private static Provider.Builder attributes(
      String name, String stateCode, String label, @Nullable String zipCode) {
    return Provider.builder()
        .put(Attribute.PROVIDER_NAME, name)
        .put(Attribute.PROVIDER_TYPE, name.substring(0, name.indexOf(' ')))
        .put(Attribute.STATE_CODE, stateCode)
        .put(Attribute.ORDER_LABEL, label)
        .put(Attribute.ZIP_CODE, zipCode);
  }

  private static String identified(Provider.Builder provider) {
    return SnapshotLine.format(provider.put(Attribute.ID, ItemId.of(provider::text)).build());
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
