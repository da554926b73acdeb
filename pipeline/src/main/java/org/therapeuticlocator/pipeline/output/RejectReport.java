package org.therapeuticlocator.pipeline.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.row.Column;
import org.therapeuticlocator.row.CsvRecord;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.row.RowCleaner;
import org.therapeuticlocator.transforms.CleanRows;
import org.therapeuticlocator.transforms.FlagExamples;
import org.therapeuticlocator.transforms.FlaggedRow;
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
    KvCoder<String, String> coder = KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of());
    PCollection<KV<String, String>> rejects =
        rows.get(CleanRows.REJECTED)
            .apply(
                "Rejects",
                ParDo.of(new Rejects(sources, headers.stream().map(csvFiles::get).toList())))
            .setCoder(coder);
    PCollection<KV<String, String>> flags =
        rows.get(CleanRows.FLAGGED)
            .apply("OneKey", WithKeys.of(0))
            .apply("AllFlagged", GroupByKey.create())
            .apply("FlagExamples", ParDo.of(new Flags(sources, headers)))
            .setCoder(coder);
    return PCollectionList.of(rejects).and(flags).apply("RejectsAndFlags", Flatten.pCollections());
  }

  /** {@code {kind,"column","value","file","lineNumber","line"}}, null for what is not known. */
  private static String json(
      String kind,
      Enum<?> name,
      @Nullable Column column,
      @Nullable String value,
      String source,
      RawRow row) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put(kind, name.name());
    line.put("column", column == null ? null : column.columnName());
    line.put("value", value);
    line.put("file", source);
    line.put("lineNumber", row.lineNumber());
    line.put("line", row.text());
    try {
      return Json.MAPPER.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Rejects extends DoFn<Reject, KV<String, String>> {
    private final List<String> sources;
    private final List<String> csvFiles;

    Rejects(List<String> sources, List<String> csvFiles) {
      this.sources = sources;
      this.csvFiles = csvFiles;
    }

    @ProcessElement
    public void format(@Element Reject reject, OutputReceiver<KV<String, String>> out) {
      RawRow row = reject.row();
      String source = sources.get(row.file());
      out.output(
          KV.of(
              JSON, json("reason", reject.reason(), reject.column(), reject.value(), source, row)));
      out.output(
          reject.reason() == Reason.MALFORMED_CSV
              ? KV.of(UNPARSED, row.text())
              : KV.of(csvFiles.get(row.file()), csv(reject, source)));
    }

    /** The row's own values, then why and where. */
    private static String csv(Reject reject, String source) {
      List<String> values = new ArrayList<>(reject.values());
      values.add(reject.reason().name());
      values.add(reject.column() == null ? "" : reject.column().columnName());
      values.add(reject.value() == null ? "" : reject.value());
      values.add(source);
      values.add(reject.row().lineNumber() == null ? "" : reject.row().lineNumber().toString());
      return CsvRecord.format(values);
    }
  }

  private static final class Flags
      extends DoFn<KV<Integer, Iterable<FlaggedRow>>, KV<String, String>> {
    private final List<String> sources;
    private final List<Header> headers;

    Flags(List<String> sources, List<Header> headers) {
      this.sources = sources;
      this.headers = headers;
    }

    @ProcessElement
    public void format(
        @Element KV<Integer, Iterable<FlaggedRow>> flagged,
        OutputReceiver<KV<String, String>> out) {
      FlagExamples examples = new FlagExamples();
      flagged.getValue().forEach(examples::add);
      for (FlaggedRow each : examples.rows()) {
        RawRow row = each.row();
        RowCleaner.FlaggedValue blame =
            new RowCleaner(headers.get(row.file())).blame(row.text(), each.issue());
        String source = sources.get(row.file());
        out.output(
            KV.of(
                RunFolder.FLAGGED,
                json("flag", each.issue(), blame.column(), blame.value(), source, row)));
      }
    }
  }
}
