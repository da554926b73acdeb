package org.therapeuticlocator.pipeline.destination.dynamodb;

import org.apache.beam.sdk.io.aws2.common.ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.common.ClientConfiguration;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.CallPolicy;
import org.therapeuticlocator.pipeline.aws.WrappedBuilder;
import org.therapeuticlocator.pipeline.destination.RefusedItems;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Makes the clients of DynamoDBIO on the workers: they keep to the pace and wait out throttling.
 */
public final class DynamoDbClientFactory implements ClientBuilderFactory {
  /** Beam creates it by name. */
  public DynamoDbClientFactory() {}

  @Override
  @SuppressWarnings("unchecked") // BuilderT is DynamoDB's builder, and ours is, too.
  public <BuilderT extends AwsClientBuilder<BuilderT, ClientT>, ClientT> BuilderT create(
      BuilderT builder, ClientConfiguration config, @Nullable AwsOptions defaults) {
    if (!(builder instanceof DynamoDbClientBuilder) || defaults == null) {
      throw new IllegalArgumentException("only DynamoDB clients are made here, not " + builder);
    }
    LoadOptions options = defaults.as(LoadOptions.class);
    String table = options.getTable();
    DynamoDbJobOptions job = options.as(DynamoDbJobOptions.class);
    double unitsPerSecond = job.getUnitsPerSecond();
    int writers = job.getWriters();
    RefusedItems refused = new RefusedItems(job.getRefusedFolder());
    return (BuilderT)
        WrappedBuilder.of(
            DynamoDbClientBuilder.class,
            AwsConnection.of(options).dynamoDbClient(CallPolicy.WORKER),
            client ->
                new RetryingDynamoDbClient(
                    (DynamoDbClient) client,
                    table,
                    RateLimiter.shared(RateLimiter.Kind.WRITE, table, unitsPerSecond, writers),
                    refused));
  }

  @Override
  public void checkConfiguration(ClientConfiguration config, @Nullable AwsOptions defaults) {
    // The driver has called the table before a pipeline is built.
  }
}
