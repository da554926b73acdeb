package org.therapeuticlocator.pipeline.io;

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.aws2.dynamodb.DynamoDBIO;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.therapeuticlocator.pipeline.aws.TableItems;
import org.therapeuticlocator.transforms.Change;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Carries out change lines by DynamoDBIO, 25 a call; its clients pace themselves and wait out
 * throttling ({@code WorkerClients}).
 */
public final class WriteTable extends PTransform<PCollection<String>, PDone> {
  private final String table;

  private WriteTable(String table) {
    this.table = table;
  }

  /** Writes to {@code table}. */
  public static WriteTable to(String table) {
    return new WriteTable(table);
  }

  @Override
  public PDone expand(PCollection<String> changes) {
    String name = table;
    SerializableFunction<String, KV<String, WriteRequest>> request =
        change -> KV.of(name, request(change));
    changes.apply(
        "Write",
        DynamoDBIO.<String>write()
            .withWriteRequestMapperFn(request)
            .withDeduplicateKeys(List.of(TableItems.KEY)));
    return PDone.in(changes.getPipeline());
  }

  private static WriteRequest request(String change) {
    WriteRequest.Builder request = WriteRequest.builder();
    if (Change.isDelete(change)) {
      Map<String, AttributeValue> key =
          Map.of(TableItems.KEY, AttributeValue.fromS(Change.id(change)));
      request.deleteRequest(delete -> delete.key(key));
    } else {
      request.putRequest(put -> put.item(TableItems.of(Change.item(change))));
    }
    return request.build();
  }
}
