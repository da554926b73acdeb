package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.time.Duration;
import org.apache.beam.sdk.io.aws2.common.ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.common.ClientConfiguration;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsClientDefaults;
import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;
import org.therapeuticlocator.pipeline.aws.WrappedBuilder;
import org.therapeuticlocator.pipeline.destination.RefusedItems;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.time.Scheduler;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryPolicyContext;
import software.amazon.awssdk.core.retry.conditions.RetryCondition;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Makes the clients of DynamoDBIO on the workers: they keep to the pace and wait out throttling.
 */
public final class DynamoDbClientFactory implements ClientBuilderFactory {
  // What may be written at once after a pause: little, as a provisioned table may have saved none.
  private static final Duration BURST = Duration.ofMillis(100);

  /** Beam creates it by name. */
  public DynamoDbClientFactory() {}

  @Override
  @SuppressWarnings("unchecked") // BuilderT is DynamoDB's builder, and the wrapped one is, too.
  public <BuilderT extends AwsClientBuilder<BuilderT, ClientT>, ClientT> BuilderT create(
      BuilderT builder, ClientConfiguration config, @Nullable AwsOptions defaults) {
    if (!(builder instanceof DynamoDbClientBuilder dynamodb) || defaults == null) {
      throw new IllegalArgumentException("only DynamoDB clients are made here, not " + builder);
    }
    LoadOptions options = defaults.as(LoadOptions.class);
    configured(dynamodb, options);
    String table = options.getTable();
    DynamoDbJobOptions job = options.as(DynamoDbJobOptions.class);
    double unitsPerSecond = job.getUnitsPerSecond();
    int writers = job.getWriters();
    RefusedItems refused = new RefusedItems(job.getRefusedFolder());
    return (BuilderT)
        WrappedBuilder.of(
            DynamoDbClientBuilder.class,
            dynamodb,
            client ->
                new RetryingDynamoDbClient(
                    (DynamoDbClient) client,
                    table,
                    RateLimiter.shared("write " + table, unitsPerSecond, writers, BURST),
                    Scheduler.SYSTEM,
                    refused::add));
  }

  private static DynamoDbClientBuilder configured(
      DynamoDbClientBuilder builder, LoadOptions options) {
    return AwsClientDefaults.onWorkers(builder, options, options.getDynamodbEndpoint())
        .overrideConfiguration(
            AwsClientDefaults.retryingOnWorkers(DynamoDbClientFactory::isRetriedBySdk));
  }

  /** A client for {@link SegmentReader}. */
  static DynamoDbClient open(LoadOptions options) {
    return configured(DynamoDbClient.builder(), options).build();
  }

  /** Writes and scans are sent again by us alone, who know what progresses. */
  private static boolean isRetriedBySdk(RetryPolicyContext context) {
    return !(context.originalRequest() instanceof BatchWriteItemRequest)
        && !(context.originalRequest() instanceof ScanRequest)
        && RetryCondition.defaultRetryCondition().shouldRetry(context);
  }

  /** A client that calls once and waits for seconds only. */
  public static DynamoDbClient callingOnce(AwsConnectionOptions options) {
    return AwsClientDefaults.callingOnce(
            DynamoDbClient.builder(), options, options.getDynamodbEndpoint())
        .build();
  }

  @Override
  public void checkConfiguration(ClientConfiguration config, @Nullable AwsOptions defaults) {
    // The driver has called the table before a pipeline is built.
  }
}
