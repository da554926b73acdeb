package org.therapeuticlocator.pipeline.destination.dynamodb;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.therapeuticlocator.pipeline.destination.StoredItems;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.options.Capacity;
import org.therapeuticlocator.pipeline.options.LoadOptions;

/**
 * A table, and the pace that is asked for.
 *
 * @param writeCapacity of all workers together, as is {@code readCapacity}
 */
record DynamoDbTarget(TargetTable table, Capacity writeCapacity, Capacity readCapacity)
    implements Target {
  @Override
  public String name() {
    return table.name();
  }

  @Override
  public String identity() {
    return table.id();
  }

  @Override
  public long bytes() {
    return table.bytes();
  }

  @Override
  public double unitsPerSecond() {
    return writeCapacity.limit((double) table.writeUnits());
  }

  @Override
  public void configure(LoadOptions options, int processes) {
    options.setClientBuilderFactory(DynamoDbClientFactory.class);
    DynamoDbJobOptions job = options.as(DynamoDbJobOptions.class);
    job.setUnitsPerSecond(unitsPerSecond());
    job.setWriters(processes);
  }

  @Override
  public PTransform<PBegin, StoredItems> read(long snapshotBytes) {
    double unitsPerSecond = readCapacity.limit(table.readUnits() / 2.0);
    return ScanTable.of(table, snapshotBytes, unitsPerSecond);
  }

  @Override
  public PTransform<PCollection<String>, PDone> write(String refusedFolder, int lanes) {
    return WriteTable.refusingInto(refusedFolder, lanes);
  }
}
