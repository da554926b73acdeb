package org.therapeuticlocator.pipeline.destination.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.therapeuticlocator.transforms.Deal;
import org.therapeuticlocator.transforms.Detail;
import org.therapeuticlocator.transforms.ProgressCounters;
import org.therapeuticlocator.transforms.StoredItem;

/**
 * Reads a whole table by JdbcIO, in ranges of the id, dealt to as many readers as there may be
 * connections. The ranges bound what a driver holds that reads an answer whole; the first and the
 * last have no end, so that foreign ids are seen, too.
 */
final class ReadRows extends PTransform<PBegin, PCollection<StoredItem>> {
  private static final int FETCHED_AT_ONCE = 1_000;
  private static final int LEAST_RANGES = 4;
  private static final int MOST_RANGES = 256;
  private static final long BYTES_A_RANGE = 2L << 20;

  private final Server server;
  private final String select;
  private final int connections;
  private final long bytes;
  private final Detail detail;

  /**
   * Reads by {@link Statements#selectRange}.
   *
   * @param bytes about how large the table is
   */
  ReadRows(Server server, String select, int connections, long bytes, Detail detail) {
    this.server = server;
    this.select = select;
    this.connections = connections;
    this.bytes = bytes;
    this.detail = detail;
  }

  @Override
  @SuppressWarnings("deprecation") // From a row mapper that is a lambda no coder can be inferred.
  public PCollection<StoredItem> expand(PBegin begin) {
    Server from = server;
    Detail wanted = detail;
    return begin
        .apply(
            "Ranges",
            Create.of(Deal.roundRobin(ranges(bytes), connections))
                .withCoder(ListCoder.of(KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of()))))
        .apply("Deal", Reshuffle.viaRandomKey())
        .apply("OneByOne", Flatten.iterables())
        .apply(
            "Read",
            JdbcIO.<KV<String, String>, StoredItem>readAll()
                .withDataSourceProviderFn(none -> from)
                .withQuery(select)
                .withParameterSetter(
                    (range, statement) -> {
                      statement.setString(1, range.getKey());
                      statement.setString(2, range.getValue());
                      statement.setString(3, range.getValue());
                    })
                .withRowMapper(
                    row -> {
                      ProgressCounters.add(ProgressCounters.SCANNED, 1);
                      return Rows.describe(row, wanted);
                    })
                .withCoder(StoredItem.CODER)
                .withFetchSize(FETCHED_AT_ONCE)
                // It would hold every row once more, and deal them out by random keys.
                .withOutputParallelization(false));
  }

  /** From where to before where, in hexadecimal digits; empty: from the start, to the end. */
  static List<KV<String, String>> ranges(long bytes) {
    int count = (int) Math.max(LEAST_RANGES, Math.min(MOST_RANGES, bytes / BYTES_A_RANGE));
    List<KV<String, String>> ranges = new ArrayList<>();
    String from = "";
    for (int i = 1; i <= count; i++) {
      String to = i == count ? "" : String.format(Locale.ROOT, "%02x", i * MOST_RANGES / count);
      ranges.add(KV.of(from, to));
      from = to;
    }
    return ranges;
  }
}
