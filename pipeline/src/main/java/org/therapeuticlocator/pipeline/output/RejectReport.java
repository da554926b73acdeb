package org.therapeuticlocator.pipeline.output;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.row.Column;
import org.therapeuticlocator.row.CsvRecord;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.row.Outcome;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.row.RowCleaner;
import org.therapeuticlocator.transforms.CleanRows;
import org.therapeuticlocator.transforms.FlagExamples;
import org.therapeuticlocator.transforms.FlagExamples.FlaggedRow;
import org.therapeuticlocator.transforms.RawRow;
import org.therapeuticlocator.transforms.Reject;

/**
 * Formats {@link CleanRows#REJECTED} three ways, as JSON lines, as CSV by header, to be mended and
 * loaded again, and the lines that are no CSV as they are; and some {@link CleanRows#FLAGGED} rows
 * of every flag as JSON lines. Out come lines by the file of the run's folder that they belong
 * into.
 */
public final class RejectReport
    extends PTransform<PCollectionTuple, PCollection<KV<String, String>>> {
  /** Is there also if nothing is rejected. */
  public static final String JSON = RunFolder.REJECTED + "part-00000-of-00001.jsonl";

  private static final String UNPARSED = RunFolder.REJECTED + "unparsed.txt";

  private static final TypeDescriptor<KV<String, String>> LINES =
      TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.strings());

  private final List<String> sources;
  private final List<Header> headers;

  private RejectReport(List<String> sources, List<Header> headers) {
    this.sources = List.copyOf(sources);
    this.headers = List.copyOf(headers);
  }

  /**
   * Rejects and flagged rows of some files.
   *
   * @param sources the input files' names, to which {@link RawRow#file} points
   * @param headers those files' headers
   */
  public static RejectReport of(List<String> sources, List<Header> headers) {
    return new RejectReport(sources, headers);
  }

  /** What stands before all rows in the CSV files that rejects may go into, by their names. */
  public Map<String, String> firstLines() {
    Map<String, String> firstLines = new HashMap<>();
    csvFiles()
        .forEach(
            (header, file) -> {
              List<String> names = new ArrayList<>(header.names());
              names.addAll(Header.REJECT_COLUMNS);
              firstLines.put(file, CsvRecord.format(names));
            });
    return firstLines;
  }

  private Map<Header, String> csvFiles() {
    Map<Header, String> files = new HashMap<>();
    for (Header header : headers) {
      files.putIfAbsent(header, RunFolder.REJECTED + "rows-" + (files.size() + 1) + ".csv");
    }
    return files;
  }

  @Override
  public PCollection<KV<String, String>> expand(PCollectionTuple rows) {
    Map<Header, String> csvFiles = csvFiles();
    List<String> csvFileOfEach = headers.stream().map(csvFiles::get).toList();
    PCollection<KV<String, String>> rejects =
        rows.get(CleanRows.REJECTED)
            .apply(
                "Rejects",
                FlatMapElements.into(LINES).via(reject -> lines(reject, sources, csvFileOfEach)));
    PCollection<KV<String, String>> flags =
        rows.get(CleanRows.FLAGGED)
            .apply("OneKey", WithKeys.of(0))
            .apply("AllFlagged", GroupByKey.create())
            .apply(
                "FlagExamples",
                FlatMapElements.into(LINES)
                    .via(flagged -> examples(flagged.getValue(), sources, headers)));
    return PCollectionList.of(rejects).and(flags).apply("RejectsAndFlags", Flatten.pCollections());
  }

  private static List<KV<String, String>> lines(
      Reject reject, List<String> sources, List<String> csvFiles) {
    Outcome.Rejected why = reject.why();
    RawRow row = reject.row();
    String source = sources.get(row.file());
    return List.of(
        KV.of(JSON, json("reason", why.reason(), why.column(), why.value(), source, row)),
        why.reason() == Reason.MALFORMED_CSV
            ? KV.of(UNPARSED, row.text())
            : KV.of(csvFiles.get(row.file()), csv(why, source, row)));
  }

  /** The row's own values, then why and where. */
  private static String csv(Outcome.Rejected why, String source, RawRow row) {
    List<String> values = new ArrayList<>(why.values());
    values.add(why.reason().name());
    values.add(why.column() == null ? "" : why.column().columnName());
    values.add(why.value() == null ? "" : why.value());
    values.add(source);
    values.add(row.lineNumber() == null ? "" : row.lineNumber().toString());
    return CsvRecord.format(values);
  }

  private static List<KV<String, String>> examples(
      Iterable<FlaggedRow> flagged, List<String> sources, List<Header> headers) {
    FlagExamples examples = new FlagExamples();
    flagged.forEach(examples::add);
    List<KV<String, String>> lines = new ArrayList<>();
    for (FlaggedRow each : examples.rows()) {
      RawRow row = each.row();
      RowCleaner.FlaggedValue blame =
          new RowCleaner(headers.get(row.file())).blame(row.text(), each.issue());
      String source = sources.get(row.file());
      String line = json("flag", each.issue(), blame.column(), blame.value(), source, row);
      lines.add(KV.of(RunFolder.FLAGGED, line));
    }
    return lines;
  }

  /** {@code {kind,"column","value","file","lineNumber","line"}}, null for what is not known. */
  private static String json(
      String kind,
      Enum<?> name,
      @Nullable Column column,
      @Nullable String value,
      String source,
      RawRow row) {
    return Json.write(
        Json.MAPPER
            .createObjectNode()
            .put(kind, name.name())
            .put("column", column == null ? null : column.columnName())
            .put("value", value)
            .put("file", source)
            .put("lineNumber", row.lineNumber())
            .put("line", row.text()));
  }
}
