package org.therapeuticlocator.pipeline.output;

import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.therapeuticlocator.row.FlaggedValue;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.RowCleaner;
import org.therapeuticlocator.transforms.FlaggedRow;
import org.therapeuticlocator.transforms.RawRow;

/** Writes the examples of flags, with the value to blame, into one file of JSON lines. */
public final class WriteFlagged extends PTransform<PCollection<FlaggedRow>, PDone> {
  private final String file;
  private final String temporary;
  private final List<Header> headers;

  private WriteFlagged(String file, String temporary, List<Header> headers) {
    this.file = file;
    this.temporary = temporary;
    this.headers = List.copyOf(headers);
  }

  /** Writes {@code file}, by way of the folder {@code temporary}. */
  public static WriteFlagged to(String file, String temporary, List<Header> headers) {
    return new WriteFlagged(file, temporary, headers);
  }

  @Override
  public PDone expand(PCollection<FlaggedRow> examples) {
    return examples
        .apply("Json", ParDo.of(new Fn(headers)))
        .apply("WriteFlagged", WriteLines.to(file, temporary));
  }

  private static final class Fn extends DoFn<FlaggedRow, String> {
    private final List<RowCleaner> cleaners;

    Fn(List<Header> headers) {
      this.cleaners = headers.stream().map(RowCleaner::new).toList();
    }

    @ProcessElement
    public void format(@Element FlaggedRow flagged, OutputReceiver<String> out) {
      RawRow row = flagged.row();
      FlaggedValue blame = cleaners.get(row.header()).blame(row.text(), flagged.issue());
      out.output(RejectJson.of("flag", flagged.issue().name(), blame.column(), blame.value(), row));
    }
  }
}
