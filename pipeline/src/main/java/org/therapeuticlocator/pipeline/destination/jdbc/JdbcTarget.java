package org.therapeuticlocator.pipeline.destination.jdbc;

import java.util.List;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.therapeuticlocator.pipeline.destination.RefusedItems;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.transforms.BundleCounts;
import org.therapeuticlocator.transforms.Deal;
import org.therapeuticlocator.transforms.Detail;

/**
 * The table that is loaded, as its server's catalogue tells.
 *
 * @param bytes as the server estimates them
 * @param connections at once, of all workers together
 * @param remarks as {@link Target} has them
 */
record JdbcTarget(
    Server server,
    Statements statements,
    String identity,
    String address,
    long bytes,
    int connections,
    List<String> remarks)
    implements Target {
  @Override
  public int mostWorkers() {
    return connections;
  }

  @Override
  public PTransform<PBegin, PCollectionTuple> read(long snapshotBytes, Detail detail, Deal deal) {
    ReadRows rows =
        new ReadRows(
            server, statements.selectRange(), connections, Math.max(bytes, snapshotBytes), detail);
    return PTransform.compose(
        begin ->
            PCollectionTuple.of(ITEMS, begin.apply("Rows", rows))
                .and(BundleCounts.TAG, begin.apply("NoCounts", Create.empty(BundleCounts.CODER))));
  }

  @Override
  public PTransform<PCollection<String>, PDone> write(String refusedFolder, Deal deal) {
    return new WriteRows(server, statements, new RefusedItems(refusedFolder), deal);
  }
}
