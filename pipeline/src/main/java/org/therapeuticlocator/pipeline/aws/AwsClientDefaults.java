package org.therapeuticlocator.pipeline.aws;

import java.net.URI;
import java.time.Duration;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
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
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What every client of ours has in common. Retries are set here, so that AWS_RETRY_MODE and
 * AWS_MAX_ATTEMPTS do not change what the program promises.
 */
public final class AwsClientDefaults {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration SHORT_ANSWER = Duration.ofSeconds(5);
  private static final int CONNECTIONS = 64;
  private static final int RETRIES = 6;
  private static final int WORKERS_RETRIES = 10;
  private static final int CONFLICT = 409;

  // They mean nothing: real ones must not be looked up and sent to the local AWS.
  private static final AwsCredentialsProvider LOCAL =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private AwsClientDefaults() {}

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
    return builder
        .region(region)
        .overrideConfiguration(retrying(RETRIES))
        .httpClientBuilder(http());
  }

  /** The same for S3, whose buckets are called in the region that each of them is in. */
  static S3ClientBuilder ofS3(Region region, @Nullable Endpoint endpoint, boolean local) {
    return inItsRegion(of(S3Client.builder(), region, endpoint, local), endpoint);
  }

  private static S3ClientBuilder inItsRegion(S3ClientBuilder builder, @Nullable Object endpoint) {
    return builder.forcePathStyle(endpoint != null).crossRegionAccessEnabled(true);
  }

  /** The same by the job's options, with more retries: what fails on a worker fails the job. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B onWorkers(
      B builder, AwsOptions options, @Nullable String endpoint) {
    Endpoint configured =
        endpoint == null ? null : new Endpoint(URI.create(endpoint), "the job's options");
    boolean local = Boolean.parseBoolean(options.as(AwsConnectionOptions.class).getLocal());
    return of(builder, options.getAwsRegion(), configured, local)
        .httpClientBuilder(workersHttp())
        .overrideConfiguration(retrying(WORKERS_RETRIES));
  }

  /** S3's on workers. */
  public static S3ClientBuilder s3OnWorkers(AwsConnectionOptions options) {
    String endpoint = options.getS3Endpoint();
    return inItsRegion(onWorkers(S3Client.builder(), options, endpoint), endpoint);
  }

  /** S3's on workers, calling once and waiting for seconds only. */
  public static S3ClientBuilder s3CallingOnce(AwsConnectionOptions options) {
    String endpoint = options.getS3Endpoint();
    return inItsRegion(callingOnce(S3Client.builder(), options, endpoint), endpoint);
  }

  /** The same as on workers, but calling once and waiting for seconds only. */
  public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B callingOnce(
      B builder, AwsOptions options, @Nullable String endpoint) {
    return onWorkers(builder, options, endpoint)
        .overrideConfiguration(retrying(0))
        .httpClientBuilder(workersHttp().socketTimeout(SHORT_ANSWER));
  }

  /** Without the thread that looks after idle connections, which would keep a job's classes. */
  private static ApacheHttpClient.Builder workersHttp() {
    return http().useIdleConnectionReaper(false);
  }

  static ApacheHttpClient.Builder http() {
    return ApacheHttpClient.builder()
        .connectionTimeout(CONNECT)
        .socketTimeout(ANSWER)
        .maxConnections(CONNECTIONS);
  }

  static ClientOverrideConfiguration retrying(int retries) {
    return retrying(
        retries,
        context ->
            isConflict(context) || RetryCondition.defaultRetryCondition().shouldRetry(context));
  }

  /** What a worker's client retries, if {@code condition} holds, in a minute at most. */
  public static ClientOverrideConfiguration retryingOnWorkers(RetryCondition condition) {
    return retrying(WORKERS_RETRIES, condition);
  }

  /** {@code retries} after the first attempt, with full jitter up to 10 s. */
  private static ClientOverrideConfiguration retrying(int retries, RetryCondition condition) {
    FullJitterBackoffStrategy backoff =
        FullJitterBackoffStrategy.builder()
            .baseDelay(Duration.ofMillis(100))
            .maxBackoffTime(Duration.ofSeconds(10))
            .build();
    return ClientOverrideConfiguration.builder()
        .retryPolicy(
            RetryPolicy.builder(RetryMode.STANDARD)
                .numRetries(retries)
                .retryCondition(condition)
                .backoffStrategy(backoff)
                .throttlingBackoffStrategy(backoff)
                .build())
        .build();
  }

  /** S3 asks for a conditional write to be sent again when it met another one. */
  private static boolean isConflict(RetryPolicyContext context) {
    return context.originalRequest() instanceof PutObjectRequest
        && context.exception() instanceof S3Exception answer
        && answer.statusCode() == CONFLICT;
  }
}
