package org.therapeuticlocator.pipeline.aws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.retry.RetryPolicyContext;
import software.amazon.awssdk.core.retry.backoff.FullJitterBackoffStrategy;
import software.amazon.awssdk.core.retry.conditions.RetryCondition;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;

/**
 * What every client of ours has in common. Retries are set here, so that AWS_RETRY_MODE and
 * AWS_MAX_ATTEMPTS do not change what the program promises.
 */
final class ClientSettings {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final int CONNECTIONS = 64;

  // They mean nothing: real ones must not be looked up and sent to the local AWS.
  private static final AwsCredentialsProvider LOCAL =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private ClientSettings() {}

  /**
   * A builder with our region, endpoint, retries and time limits.
   *
   * @param local whether it is the local AWS that is called
   */
  static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B of(
      B builder, Region region, @Nullable Endpoint endpoint, boolean local) {
    if (endpoint != null) {
      builder.endpointOverride(endpoint.uri());
    }
    if (local) {
      builder.credentialsProvider(LOCAL);
    }
    return builder.region(region).overrideConfiguration(retrying(6)).httpClientBuilder(http());
  }

  static ApacheHttpClient.Builder http() {
    return ApacheHttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(ANSWER)
        .maxConnections(CONNECTIONS);
  }

  /**
   * {@code retries} after the first attempt, with full jitter up to 10 s; a minute in all for 10.
   */
  static ClientOverrideConfiguration retrying(int retries) {
    FullJitterBackoffStrategy backoff =
        FullJitterBackoffStrategy.builder()
            .baseDelay(Duration.ofMillis(100))
            .maxBackoffTime(Duration.ofSeconds(10))
            .build();
    return ClientOverrideConfiguration.builder()
        .retryPolicy(
            RetryPolicy.builder(RetryMode.STANDARD)
                .numRetries(retries)
                .retryCondition(ClientSettings::shouldRetry)
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .build())
        .build();
  }

  /** Writes are sent again by {@link PatientDynamoDbClient} alone, which knows what progresses. */
  private static boolean shouldRetry(RetryPolicyContext context) {
    return !(context.originalRequest() instanceof BatchWriteItemRequest)
        && RetryCondition.defaultRetryCondition().shouldRetry(context);
  }
}
