package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.io.aws2.dynamodb.DynamoDBIO;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.therapeuticlocator.transforms.Change;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Carries out change lines by DynamoDBIO, 25 a call; its clients pace themselves, wait out
 * throttling and note what the table refuses ({@link RetryingDynamoDbClient}).
 */
public final class WriteTable extends PTransform<PCollection<String>, PDone> {
  private static final TupleTag<String> LINES = new TupleTag<>() {};
  private static final TupleTag<Void> NOTHING = new TupleTag<>() {};

  private WriteTable() {}

  /** Writes to the table that the pipeline's options name. */
  public static WriteTable create() {
    return new WriteTable();
  }

  @Override
  public PDone expand(PCollection<String> changes) {
    SerializableFunction<String, KV<String, WriteRequest>> request =
        change -> KV.of(Change.kind(change), request(change));
    PCollectionTuple passed =
        changes.apply("Pass", ParDo.of(new Pass()).withOutputTags(LINES, TupleTagList.of(NOTHING)));
    passed.get(LINES).setCoder(StringUtf8Coder.of());
    passed.get(NOTHING).setCoder(VoidCoder.of());
    passed
        .get(LINES)
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

  /**
   * Changes nothing. Where a step has a second output, Flink ends a chain of steps, and so counts
   * what the next one has taken: that is how far a load on a cluster is.
   */
  private static final class Pass extends DoFn<String, String> {
    @ProcessElement
    public void pass(@Element String line, OutputReceiver<String> out) {
      out.output(line);
    }
  }
}
