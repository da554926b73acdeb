package org.therapeuticlocator.pipeline.aws;

import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.retry.RetryPolicyContext;
import software.amazon.awssdk.core.retry.backoff.FullJitterBackoffStrategy;
import software.amazon.awssdk.core.retry.conditions.RetryCondition;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * How long a client tries before a call fails. Retries are set here, so that AWS_RETRY_MODE and
 * AWS_MAX_ATTEMPTS do not change what the program promises.
 */
public enum CallPolicy {
  /** The driver's. */
  DRIVER(6, 60),
  /** A worker's, with more retries: what fails there fails the job. */
  WORKER(10, 60),
  /** A worker's that calls once and waits for seconds only. */
  ONCE(0, 5);

  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final int CONNECTIONS = 64;
  private static final int CONFLICT = 409;

  private final int retries;
  private final Duration answer;

  CallPolicy(int retries, int secondsToAnswer) {
    this.retries = retries;
    this.answer = Duration.ofSeconds(secondsToAnswer);
  }

  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B set(B builder) {
    return builder
        .overrideConfiguration(retrying(retries))
        .httpClientBuilder(
            ApacheHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(answer)
                .maxConnections(CONNECTIONS)
                // The thread that looks after idle connections would keep a job's classes.
                .useIdleConnectionReaper(this == DRIVER));
  }

  /** {@code retries} after the first attempt, with full jitter up to 10 s. */
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
                .retryCondition(CallPolicy::isRetried)
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .build())
        .build();
  }

  private static boolean isRetried(RetryPolicyContext context) {
    SdkRequest request = context.originalRequest();
    // Who writes or scans sends again himself: he knows what progresses.
    if (request instanceof BatchWriteItemRequest || request instanceof ScanRequest) {
      return false;
    }
    // S3 asks for a conditional write to be sent again when it met another one.
    boolean isConflict =
        request instanceof PutObjectRequest
            && context.exception() instanceof S3Exception answer
            && answer.statusCode() == CONFLICT;
    return isConflict || RetryCondition.defaultRetryCondition().shouldRetry(context);
  }
}
