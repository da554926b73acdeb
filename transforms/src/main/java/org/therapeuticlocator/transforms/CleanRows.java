package org.therapeuticlocator.transforms;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Issue;
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

  /** Kept rows with a flag, a few of each from every bundle. */
  public static final TupleTag<FlaggedRow> FLAGGED = new TupleTag<>() {};

  /** Counts by the names in {@link CountNames}, to be summed. */
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
                .withOutputTags(CLEANED, TupleTagList.of(REJECTED).and(FLAGGED).and(COUNTS)));
    cleaned.get(CLEANED).setCoder(ProviderCoder.of());
    cleaned.get(REJECTED).setCoder(SerializableCoder.of(Reject.class));
    cleaned.get(FLAGGED).setCoder(SerializableCoder.of(FlaggedRow.class));
    cleaned.get(COUNTS).setCoder(BundleCounts.CODER);
    return cleaned;
  }

  private static final class Fn extends DoFn<RawRow, Provider> {
    private final List<RowCleaner> cleaners;
    private transient BundleCounts tally;
    private transient Map<Issue, TreeSet<FlaggedRow>> flagged;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn(List<Header> headers) {
      this.cleaners = headers.stream().map(RowCleaner::new).toList();
    }

    @StartBundle
    public void startBundle() {
      tally = new BundleCounts();
      flagged = new EnumMap<>(Issue.class);
    }

    @ProcessElement
    public void clean(@Element RawRow row, MultiOutputReceiver out) {
      tally.add(CountNames.READ);
      ProgressCounters.add(ProgressCounters.ROWS, 1);
      ProgressCounters.add(ProgressCounters.CHARACTERS, row.text().length() + 1);
      Outcome outcome =
          row.malformed()
              ? new Outcome.Rejected(Reason.MALFORMED_CSV, null, null)
              : cleaners.get(row.header()).clean(row.text());
      if (outcome instanceof Outcome.Kept kept) {
        out.get(CLEANED).output(kept.provider());
        kept.provider().issues().forEach(issue -> keepExample(new FlaggedRow(issue, row)));
      } else if (outcome instanceof Outcome.Rejected rejected) {
        tally.add(CountNames.REJECTED);
        tally.add(CountNames.rejected(rejected.reason()));
        if (rejected.reason() != Reason.MALFORMED_CSV) {
          tally.add(CountNames.rejectedOfHeader(row.header()));
        }
        ProgressCounters.add(ProgressCounters.REJECTED, 1);
        out.get(REJECTED)
            .output(new Reject(rejected.reason(), rejected.column(), rejected.value(), row));
      } else {
        tally.add(CountNames.BLANK);
      }
    }

    private void keepExample(FlaggedRow example) {
      TreeSet<FlaggedRow> examples =
          flagged.computeIfAbsent(example.issue(), issue -> new TreeSet<>(FlaggedRow.ORDER));
      examples.add(example);
      if (examples.size() > FlaggedRow.EXAMPLES) {
        examples.pollLast();
      }
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      GlobalWindow all = GlobalWindow.INSTANCE;
      flagged
          .values()
          .forEach(rows -> rows.forEach(r -> context.output(FLAGGED, r, all.maxTimestamp(), all)));
      tally.emit((count, window) -> context.output(COUNTS, count, window.maxTimestamp(), window));
    }
  }
}
