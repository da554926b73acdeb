package org.therapeuticlocator.pipeline.stage;

import org.therapeuticlocator.pipeline.destination.dynamodb.ScanTable;
import org.therapeuticlocator.pipeline.destination.dynamodb.TargetTable;
import org.therapeuticlocator.pipeline.engine.PipelineRunner;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.run.Run;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What every stage works with. */
public record StageContext(
    Settings settings,
    Run run,
    TargetTable table,
    S3Client s3,
    DynamoDbClient dynamodb,
    PipelineRunner pipelines) {
  /** Write units per second that the load keeps to; 0 for no limit. */
  public double unitsPerSecond() {
    return settings.writeCapacity().limit((double) table.writeUnits());
  }

  /** Reads the table, of which there are about {@code bytes}, as fast as it may be read. */
  public ScanTable scan(long bytes) {
    return ScanTable.of(table, bytes, settings.readCapacity().limit(table.readUnits() / 2.0));
  }
}
