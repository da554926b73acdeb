package org.therapeuticlocator.transforms;

import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Outcome;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.row.RowCleaner;

/**
 * Cleans rows, each by its own file's header: a {@link Provider} for a row that can be identified,
 * else a {@link Reject}; a blank row is only counted.
 */
public final class CleanRows extends PTransform<PCollection<RawRow>, PCollectionTuple> {
  /** Cleaned rows; several may have one id. */
  public static final TupleTag<Provider> CLEANED = new TupleTag<>() {};

  /** Rejected rows, with the place that reading knew. */
  public static final TupleTag<Reject> REJECTED = new TupleTag<>() {};

  /** Counts by the names in {@link Counted}, to be summed. */
  public static final TupleTag<KV<String, Long>> COUNTS = new TupleTag<>() {};

  private final List<Header> headers;

  private CleanRows(List<Header> headers) {
    this.headers = List.copyOf(headers);
  }

  /** Cleans rows whose {@link RawRow#header} points into {@code headers}. */
  public static CleanRows by(List<Header> headers) {
    return new CleanRows(headers);
  }

  @Override
  public PCollectionTuple expand(PCollection<RawRow> rows) {
    PCollectionTuple cleaned =
        rows.apply(
            "Clean",
            ParDo.of(new Fn(headers))
                .withOutputTags(CLEANED, TupleTagList.of(REJECTED).and(COUNTS)));
    cleaned.get(CLEANED).setCoder(ProviderCoder.of());
    cleaned.get(REJECTED).setCoder(SerializableCoder.of(Reject.class));
    cleaned.get(COUNTS).setCoder(Tally.CODER);
    return cleaned;
  }

  private static final class Fn extends DoFn<RawRow, Provider> {
    private final List<RowCleaner> cleaners;
    private transient Tally tally;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn(List<Header> headers) {
      this.cleaners = headers.stream().map(RowCleaner::new).toList();
    }

    @StartBundle
    public void startBundle() {
      tally = new Tally();
    }

    @ProcessElement
    public void clean(@Element RawRow row, MultiOutputReceiver out) {
      tally.add(Counted.READ);
      LiveCount.add(LiveCount.ROWS, 1);
      LiveCount.add(LiveCount.CHARACTERS, row.text().length() + 1);
      Outcome outcome =
          row.malformed()
              ? new Outcome.Rejected(Reason.MALFORMED_CSV, null, null)
              : cleaners.get(row.header()).clean(row.text());
      if (outcome instanceof Outcome.Kept kept) {
        out.get(CLEANED).output(kept.provider());
      } else if (outcome instanceof Outcome.Rejected rejected) {
        tally.add(Counted.REJECTED);
        tally.add(Counted.rejected(rejected.reason()));
        if (rejected.reason() != Reason.MALFORMED_CSV) {
          tally.add(Counted.rejectedOfHeader(row.header()));
        }
        LiveCount.add(LiveCount.REJECTED, 1);
        out.get(REJECTED)
            .output(new Reject(rejected.reason(), rejected.column(), rejected.value(), row));
      } else {
        tally.add(Counted.BLANK);
      }
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      tally.emit((count, window) -> context.output(COUNTS, count, window.maxTimestamp(), window));
    }
  }
}
