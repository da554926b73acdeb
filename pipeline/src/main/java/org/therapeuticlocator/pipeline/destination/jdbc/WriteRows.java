package org.therapeuticlocator.pipeline.destination.jdbc;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.destination.RefusedItems;
import org.therapeuticlocator.transforms.BatchForWriting;
import org.therapeuticlocator.transforms.Deal;
import org.therapeuticlocator.transforms.LineBlock;

/**
 * Carries out change lines by {@link RowWriter}, one for each worker. JdbcIO's own write fails the
 * run for one row that is refused and does not say which; it asks its retry strategy after a lost
 * connection, but then rolls back on that connection, which fails.
 */
final class WriteRows extends PTransform<PCollection<String>, PDone> {
  private final Server server;
  private final Statements statements;
  private final RefusedItems refused;
  private final Deal deal;

  WriteRows(Server server, Statements statements, RefusedItems refused, Deal deal) {
    this.server = server;
    this.statements = statements;
    this.refused = refused;
    this.deal = deal;
  }

  @Override
  public PDone expand(PCollection<String> changes) {
    changes
        .apply("SpreadChanges", BatchForWriting.ofLines(RowWriter.ROWS_A_BATCH, deal))
        .apply("Write", ParDo.of(new Fn(server, statements, refused)));
    return PDone.in(changes.getPipeline());
  }

  /** Beam ends it when no more comes. */
  static final class Fn extends DoFn<byte[], Void> {
    private final Server server;
    private final Statements statements;
    private final RefusedItems refused;
    private transient @Nullable RowWriter writer;

    Fn(Server server, Statements statements, RefusedItems refused) {
      this.server = server;
      this.statements = statements;
      this.refused = refused;
    }

    @ProcessElement
    public void write(@Element byte[] changes) {
      if (writer == null) {
        writer = new RowWriter(server, statements, refused, Patience.with(server.url().at()));
      }
      writer.write(LineBlock.lines(changes));
    }

    @Teardown
    public void close() {
      if (writer != null) {
        writer.close();
      }
    }
  }
}
