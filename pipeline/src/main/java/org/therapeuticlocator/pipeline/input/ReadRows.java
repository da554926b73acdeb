package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.therapeuticlocator.row.PhysicalRecord;
import org.therapeuticlocator.row.RecordAssembler;
import org.therapeuticlocator.transforms.RawRow;

/** The rows of the input files, without their header lines. */
public final class ReadRows extends PTransform<PBegin, PCollection<RawRow>> {
  private final List<InputFile> files;
  private final boolean multiline;

  private ReadRows(List<InputFile> files, boolean multiline) {
    this.files = List.copyOf(files);
    this.multiline = multiline;
  }

  /**
   * Every line a row, by TextIO, one read for each distinct header; with {@code multiline}, records
   * that may span lines, each file read by one worker.
   */
  public static ReadRows of(List<InputFile> files, boolean multiline) {
    return new ReadRows(files, multiline);
  }

  @Override
  public PCollection<RawRow> expand(PBegin begin) {
    return multiline ? records(begin) : lines(begin);
  }

  private PCollection<RawRow> lines(PBegin begin) {
    List<PCollection<RawRow>> rows = new ArrayList<>();
    int headers = 1 + files.stream().mapToInt(InputFile::header).max().orElse(0);
    for (int i = 0; i < headers; i++) {
      int header = i;
      List<StoredFile> alike =
          files.stream().filter(f -> f.header() == header).map(InputFile::file).toList();
      rows.add(
          begin
              .apply("ReadHeader" + (header + 1), ReadLines.of(alike).withoutHeader())
              .apply(
                  "RowsOfHeader" + (header + 1),
                  MapElements.into(TypeDescriptor.of(RawRow.class))
                      .via(line -> RawRow.of(header, line))));
    }
    return PCollectionList.of(rows).apply("Rows", Flatten.pCollections());
  }

  private PCollection<RawRow> records(PBegin begin) {
    return begin
        .apply("Files", Create.of(files).withCoder(SerializableCoder.of(InputFile.class)))
        .apply("SpreadFiles", Reshuffle.viaRandomKey())
        .apply("ReadRecords", ParDo.of(new RecordsFn()))
        .setCoder(SerializableCoder.of(RawRow.class));
  }

  private static final class RecordsFn extends DoFn<InputFile, RawRow> {
    @ProcessElement
    public void read(@Element InputFile file, OutputReceiver<RawRow> out) throws IOException {
      try (PhysicalLines lines = PhysicalLines.of(file.file().open())) {
        if (lines.hasNext()) {
          lines.next();
        }
        RecordAssembler records = new RecordAssembler(lines, 2);
        while (records.hasNext()) {
          PhysicalRecord record = records.next();
          out.output(
              new RawRow(
                  file.header(),
                  record.text(),
                  file.source(),
                  record.lineNumber(),
                  record.malformed()));
        }
      }
    }
  }
}
