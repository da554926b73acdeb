package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.aws2.dynamodb.DynamoDBIO;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.therapeuticlocator.transforms.BatchForWriting;
import org.therapeuticlocator.transforms.Change;
import org.therapeuticlocator.transforms.Deal;
import org.therapeuticlocator.transforms.LineBlock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Carries out change lines by DynamoDBIO, 25 a call; its clients pace themselves, wait out
 * throttling and note what the table refuses ({@link RetryingDynamoDbClient}).
 */
final class WriteTable extends PTransform<PCollection<String>, PDone> {
  /** What a call of BatchWriteItem takes. */
  private static final int ITEMS_A_CALL = 25;

  private final String refusedFolder;
  private final Deal deal;

  /** Writes to the table that the pipeline's options name; what it refuses goes into a folder. */
  WriteTable(String refusedFolder, Deal deal) {
    this.refusedFolder = refusedFolder;
    this.deal = deal;
  }

  @Override
  public PDone expand(PCollection<String> changes) {
    SerializableFunction<String, KV<String, WriteRequest>> request =
        change -> KV.of(Change.kind(change), request(change));
    changes.getPipeline().getOptions().as(DynamoDbJobOptions.class).setRefusedFolder(refusedFolder);
    changes
        .apply("SpreadChanges", BatchForWriting.ofLines(ITEMS_A_CALL, deal))
        .apply("Unpack", FlatMapElements.into(TypeDescriptors.strings()).via(LineBlock::lines))
        .apply(
            "Write",
            DynamoDBIO.<String>write()
                .withWriteRequestMapperFn(request)
                .withDeduplicateKeys(List.of(DynamoDbItems.KEY)));
    return PDone.in(changes.getPipeline());
  }

  private static WriteRequest request(String change) {
    WriteRequest.Builder request = WriteRequest.builder();
    if (Change.isDelete(change)) {
      Map<String, AttributeValue> key =
          Map.of(DynamoDbItems.KEY, AttributeValue.fromS(Change.id(change)));
      request.deleteRequest(delete -> delete.key(key));
    } else {
      request.putRequest(put -> put.item(DynamoDbItems.of(Change.item(change))));
    }
    return request.build();
  }
}
