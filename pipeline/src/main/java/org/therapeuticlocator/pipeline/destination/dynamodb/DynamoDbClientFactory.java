package org.therapeuticlocator.pipeline.destination.dynamodb;

import org.apache.beam.sdk.io.aws2.common.ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.common.ClientConfiguration;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsClientDefaults;
import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;
import org.therapeuticlocator.pipeline.aws.WrappedBuilder;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.time.Scheduler;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.retry.RetryPolicyContext;
import software.amazon.awssdk.core.retry.conditions.RetryCondition;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;

/**
 * Makes the clients of DynamoDBIO on the workers: they keep to the pace and wait out throttling.
 */
public final class DynamoDbClientFactory implements ClientBuilderFactory {
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
    AwsClientDefaults.onWorkers(dynamodb, options, options.getDynamodbEndpoint())
        .overrideConfiguration(
            AwsClientDefaults.retryingOnWorkers(DynamoDbClientFactory::isRetriedBySdk));
    String table = options.getTable();
    double unitsPerSecond = options.getUnitsPerSecond();
    int writers = options.getWriters();
    return (BuilderT)
        WrappedBuilder.of(
            DynamoDbClientBuilder.class,
            dynamodb,
            client ->
                new RetryingDynamoDbClient(
                    (DynamoDbClient) client,
                    WriteRateLimiter.of(table, unitsPerSecond, writers),
                    Scheduler.SYSTEM));
  }

  /** Writes are sent again by {@link RetryingDynamoDbClient} alone, which knows what progresses. */
  private static boolean isRetriedBySdk(RetryPolicyContext context) {
    return !(context.originalRequest() instanceof BatchWriteItemRequest)
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
