package org.therapeuticlocator.pipeline.output;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.CsvRecord;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.MalformedCsvException;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.row.RejectColumns;
import org.therapeuticlocator.transforms.RawRow;
import org.therapeuticlocator.transforms.Reject;

/**
 * Writes rejects three ways: as JSON lines; as CSV by header, to be mended and loaded again; and
 * the lines that are no CSV as they are.
 */
public final class WriteRejects extends PTransform<PCollection<Reject>, PDone> {
  /** The file of the lines that do not parse. */
  public static final String UNPARSED = "unparsed.txt";

  private static final String JSON = "part-00000-of-00001.jsonl";

  private final String folder;
  private final String temporary;
  private final List<Header> headers;

  private WriteRejects(String folder, String temporary, List<Header> headers) {
    this.folder = folder;
    this.temporary = temporary;
    this.headers = List.copyOf(headers);
  }

  /** Writes into {@code folder}, by way of {@code temporary}, both with {@code /} at the end. */
  public static WriteRejects to(String folder, String temporary, List<Header> headers) {
    return new WriteRejects(folder, temporary, headers);
  }

  /** The name of the CSV file of rejects with the {@code header}-th header, from 0. */
  public static String rowsOfHeader(int header) {
    return "rows-" + (header + 1) + ".csv";
  }

  @Override
  public PDone expand(PCollection<Reject> rejects) {
    rejects
        .apply("Json", MapElements.into(TypeDescriptors.strings()).via(WriteRejects::json))
        .apply("WriteJson", WriteLines.to(folder + JSON, temporary));
    for (int i = 0; i < headers.size(); i++) {
      int header = i;
      List<String> names = new ArrayList<>(headers.get(i).names());
      names.addAll(RejectColumns.NAMES);
      rejects
          .apply(
              "RowsOfHeader" + (i + 1),
              Filter.by(
                  reject ->
                      reject.row().header() == header && reject.reason() != Reason.MALFORMED_CSV))
          .apply(
              "Csv" + (i + 1), MapElements.into(TypeDescriptors.strings()).via(WriteRejects::csv))
          .apply(
              "WriteCsv" + (i + 1),
              WriteLines.to(folder + rowsOfHeader(i), temporary)
                  .withHeader(CsvRecord.format(names)));
    }
    rejects
        .apply("Unparsed", Filter.by(reject -> reject.reason() == Reason.MALFORMED_CSV))
        .apply("Raw", MapElements.into(TypeDescriptors.strings()).via(r -> r.row().text()))
        .apply("WriteUnparsed", WriteLines.to(folder + UNPARSED, temporary));
    return PDone.in(rejects.getPipeline());
  }

  /** {@code {"reason","column","value","file","lineNumber","line"}}, null for what is not known. */
  static String json(Reject reject) {
    return RejectJson.of(
        "reason", reject.reason().name(), reject.column(), reject.value(), reject.row());
  }

  /** The row's own values, then why and where. */
  static String csv(Reject reject) {
    RawRow row = reject.row();
    List<String> values;
    try {
      values = new ArrayList<>(CsvRecord.parse(row.text()));
    } catch (MalformedCsvException e) {
      throw new IllegalArgumentException("parsed when it was cleaned", e);
    }
    values.add(reject.reason().name());
    values.add(orEmpty(columnName(reject)));
    values.add(orEmpty(reject.value()));
    values.add(orEmpty(row.file()));
    values.add(row.lineNumber() == null ? "" : row.lineNumber().toString());
    return CsvRecord.format(values);
  }

  private static @Nullable String columnName(Reject reject) {
    return reject.column() == null ? null : reject.column().columnName();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
