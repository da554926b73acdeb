package org.therapeuticlocator.transforms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.therapeuticlocator.row.Outcome;
import org.therapeuticlocator.row.Reason;
import org.therapeuticlocator.row.RowCleaner;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.FlagExamples.FlaggedRow;

/**
 * Cleans the rows of blocks ({@link RowBlock}), each by its own file's header: a snapshot line for
 * a row that can be identified, else a {@link Reject}; a blank row is only counted ({@link
 * BundleCounts#TAG}). One step from blocks of rows to blocks of lines: a runner that does not fuse
 * steps holds what is between them.
 */
public final class CleanRows extends PTransform<PCollection<byte[]>, PCollectionTuple> {
  /** Blocks of snapshot lines by the bucket of their ids; several may have one id. */
  public static final TupleTag<KV<Integer, byte[]>> CLEANED = new TupleTag<>() {};

  /** Rejected rows. */
  public static final TupleTag<Reject> REJECTED = new TupleTag<>() {};

  /** Kept rows with a flag, a few of each from every bundle. */
  public static final TupleTag<FlaggedRow> FLAGGED = new TupleTag<>() {};

  private final List<Header> headers;
  private final Buckets buckets;

  private CleanRows(List<Header> headers, Buckets buckets) {
    this.headers = List.copyOf(headers);
    this.buckets = buckets;
  }

  /** Cleans rows by {@code headers}, one for each file that {@link RawRow#file} may be. */
  public static CleanRows by(List<Header> headers, Buckets buckets) {
    return new CleanRows(headers, buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<byte[]> blocks) {
    return blocks.apply(
        "Clean",
        ParDo.of(new Fn(headers, buckets))
            .withOutputTags(CLEANED, TupleTagList.of(REJECTED).and(FLAGGED).and(BundleCounts.TAG)));
  }

  private static final class Fn extends DoFn<byte[], KV<Integer, byte[]>> {
    private final List<RowCleaner> cleaners;
    private final Buckets buckets;
    private transient OpenBlocks<Integer> lines;
    private transient BundleCounts tally;
    private transient Map<Integer, Long> rowsOfFiles;
    private transient FlagExamples flagged;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn(List<Header> headers, Buckets buckets) {
      this.buckets = buckets;
      Map<Header, RowCleaner> distinct = new HashMap<>();
      this.cleaners =
          headers.stream().map(h -> distinct.computeIfAbsent(h, RowCleaner::new)).toList();
    }

    @StartBundle
    public void startBundle() {
      lines = new OpenBlocks<>(OpenBlocks.bytesFor(buckets), Integer.MAX_VALUE);
      tally = new BundleCounts();
      rowsOfFiles = new HashMap<>();
      flagged = new FlagExamples();
    }

    @ProcessElement
    public void clean(@Element byte[] block, MultiOutputReceiver out) {
      RowBlock.forEach(block, row -> clean(row, out));
    }

    private void clean(RawRow row, MultiOutputReceiver out) {
      tally.add(CountNames.READ);
      ProgressCounters.add(ProgressCounters.ROWS, 1);
      ProgressCounters.add(ProgressCounters.CHARACTERS, row.text().length() + 1);
      Outcome outcome =
          row.malformed()
              ? new Outcome.Rejected(Reason.MALFORMED_CSV, null, null, List.of())
              : cleaners.get(row.file()).clean(row.text());
      if (outcome instanceof Outcome.Blank) {
        tally.add(CountNames.BLANK);
        return;
      }
      rowsOfFiles.merge(row.file(), 1L, Long::sum);
      if (outcome instanceof Outcome.Kept kept) {
        String line = SnapshotLine.format(kept.provider());
        lines.add(buckets.of(SnapshotLine.id(line)), line, out.get(CLEANED)::output);
        kept.provider().issues().forEach(issue -> flagged.add(new FlaggedRow(issue, row)));
      } else if (outcome instanceof Outcome.Rejected rejected) {
        tally.add(CountNames.REJECTED);
        tally.add(CountNames.rejected(rejected.reason()));
        ProgressCounters.add(ProgressCounters.REJECTED, 1);
        out.get(REJECTED).output(new Reject(rejected, row));
      }
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      GlobalWindow all = GlobalWindow.INSTANCE;
      lines.flush(block -> context.output(CLEANED, block, all.maxTimestamp(), all));
      flagged.rows().forEach(row -> context.output(FLAGGED, row, all.maxTimestamp(), all));
      rowsOfFiles.forEach((file, rows) -> tally.add(CountNames.rowsOfFile(file), rows));
      tally.emit(context);
    }
  }
}
