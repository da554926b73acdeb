package org.therapeuticlocator.pipeline.aws;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.apache.beam.sdk.io.aws2.common.ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.common.ClientConfiguration;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.apache.beam.sdk.io.aws2.options.S3ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.LoadOptions;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Makes the clients that Beam's S3 and DynamoDB connectors use on the workers, each service with
 * its own endpoint; Beam's own options know one endpoint for all.
 */
public final class WorkerClients implements ClientBuilderFactory, S3ClientBuilderFactory {
  // Reading and the driver's calls may wait a minute in all; writes have WritePatience instead.
  private static final int RETRIES = 10;
  private static final Duration IMPATIENCE = Duration.ofSeconds(5);

  /** Beam creates it by name. */
  public WorkerClients() {}

  @Override
  public S3ClientBuilder createBuilder(S3Options options) {
    String endpoint = options.as(LoadOptions.class).getS3Endpoint();
    S3ClientBuilder builder = configure(S3Client.builder(), options, endpoint);
    builder.forcePathStyle(endpoint != null);
    return wrapping(
        S3ClientBuilder.class,
        builder,
        client -> {
          IdleThreads.letEnd();
          return new PatientS3Client((S3Client) client, Ticker.SYSTEM);
        });
  }

  @Override
  @SuppressWarnings("unchecked") // BuilderT is DynamoDB's builder, and the proxy is one, too.
  public <BuilderT extends AwsClientBuilder<BuilderT, ClientT>, ClientT> BuilderT create(
      BuilderT builder, ClientConfiguration config, @Nullable AwsOptions defaults) {
    if (!(builder instanceof DynamoDbClientBuilder dynamodb) || defaults == null) {
      throw new IllegalArgumentException("only DynamoDB clients are made here, not " + builder);
    }
    LoadOptions options = defaults.as(LoadOptions.class);
    configure(dynamodb, options, options.getDynamodbEndpoint());
    return (BuilderT) patient(dynamodb, options);
  }

  /**
   * A builder of the same kind whose client writes at the table's pace and waits out throttling.
   */
  private static DynamoDbClientBuilder patient(DynamoDbClientBuilder builder, LoadOptions options) {
    String table = options.getTable();
    double unitsPerSecond = options.getUnitsPerSecond();
    int writers = options.getWriters();
    return wrapping(
        DynamoDbClientBuilder.class,
        builder,
        client ->
            new PatientDynamoDbClient(
                (DynamoDbClient) client,
                WritePace.of(table, unitsPerSecond, writers),
                Ticker.SYSTEM));
  }

  /** A builder of the same kind that passes what it has built through {@code wrapper}. */
  private static <B> B wrapping(Class<B> type, B builder, UnaryOperator<SdkClient> wrapper) {
    return type.cast(
        Proxy.newProxyInstance(
            WorkerClients.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> {
              try {
                Object result = method.invoke(builder, args);
                return result instanceof SdkClient client ? wrapper.apply(client) : result;
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            }));
  }

  /** A client that calls once and waits for seconds only. */
  static S3Client impatientS3(LoadOptions options) {
    String endpoint = options.getS3Endpoint();
    return configure(S3Client.builder(), options, endpoint)
        .forcePathStyle(endpoint != null)
        .overrideConfiguration(ClientSettings.retrying(0))
        .httpClientBuilder(http().socketTimeout(IMPATIENCE))
        .build();
  }

  /** A client that calls once and waits for seconds only. */
  static DynamoDbClient impatientDynamoDb(LoadOptions options) {
    return configure(DynamoDbClient.builder(), options, options.getDynamodbEndpoint())
        .overrideConfiguration(ClientSettings.retrying(0))
        .httpClientBuilder(http().socketTimeout(IMPATIENCE))
        .build();
  }

  /** Without the thread that looks after idle connections: see {@link IdleThreads}. */
  private static ApacheHttpClient.Builder http() {
    return ClientSettings.http().useIdleConnectionReaper(false);
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
      B builder, AwsOptions options, @Nullable String endpoint) {
    Endpoint configured =
        endpoint == null ? null : new Endpoint(URI.create(endpoint), "the job's options");
    boolean local = Boolean.parseBoolean(options.as(LoadOptions.class).getLocal());
    return ClientSettings.of(builder, options.getAwsRegion(), configured, local)
        .httpClientBuilder(http())
        .overrideConfiguration(ClientSettings.retrying(RETRIES));
  }

  @Override
  public void checkConfiguration(ClientConfiguration config, @Nullable AwsOptions defaults) {
    // The driver has called both services before a pipeline is built.
  }
}
