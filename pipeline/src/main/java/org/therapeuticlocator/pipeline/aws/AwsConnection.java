package org.therapeuticlocator.pipeline.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.UsageException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;

/**
 * Which AWS the run works on.
 *
 * @param s3 null: AWS itself
 * @param dynamodb null: AWS itself
 * @param sts null: AWS itself
 * @param secretsManager null: AWS itself
 * @param local whether it is the local AWS, which takes any credentials
 */
public record AwsConnection(
    Region region,
    @Nullable Endpoint s3,
    @Nullable Endpoint dynamodb,
    @Nullable Endpoint sts,
    @Nullable Endpoint secretsManager,
    boolean local) {
  // They mean nothing: real ones must not be looked up and sent to the local AWS.
  private static final AwsCredentialsProvider LOCAL =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  /** The one that a job's options name. */
  public static AwsConnection of(AwsConnectionOptions options) {
    return new AwsConnection(
        options.getAwsRegion(),
        endpoint(options.getS3Endpoint()),
        endpoint(options.getDynamodbEndpoint()),
        null,
        null,
        Boolean.parseBoolean(options.getLocal()));
  }

  /** Says it in a job's options, from which workers know it. */
  public void describeIn(AwsConnectionOptions options) {
    options.setAwsRegion(region);
    options.setLocal(String.valueOf(local));
    options.setEndpoint(null);
    options.setS3Endpoint(s3 == null ? null : s3.uri().toString());
    options.setDynamodbEndpoint(dynamodb == null ? null : dynamodb.uri().toString());
  }

  private static @Nullable Endpoint endpoint(@Nullable String uri) {
    return uri == null ? null : new Endpoint(URI.create(uri), "the job's options");
  }

  /** A client of S3 for the driver. */
  public S3Client openS3() {
    return opened(() -> s3Client(CallPolicy.DRIVER).build());
  }

  /** A client of DynamoDB for the driver. */
  public DynamoDbClient openDynamoDb() {
    return opened(() -> dynamoDbClient(CallPolicy.DRIVER).build());
  }

  /** The SDK reads its settings when a client is made, and throws whatever it finds wrong. */
  private static <C> C opened(Supplier<C> client) {
    try {
      return client.get();
    } catch (RuntimeException e) {
      throw new UsageException(
          "The AWS settings in the environment or the profile cannot be used: "
              + AwsErrors.why(e)
              + ". Mend them.");
    }
  }

  /** Makes clients of S3, whose buckets are called in the region that each of them is in. */
  public S3ClientBuilder s3Client(CallPolicy policy) {
    return set(policy, S3Client.builder(), s3)
        .forcePathStyle(s3 != null)
        .crossRegionAccessEnabled(true);
  }

  /** Makes clients of DynamoDB. */
  public DynamoDbClientBuilder dynamoDbClient(CallPolicy policy) {
    return set(policy, DynamoDbClient.builder(), dynamodb);
  }

  StsClientBuilder stsClient() {
    return set(CallPolicy.DRIVER, StsClient.builder(), sts);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B set(
      CallPolicy policy, B builder, @Nullable Endpoint endpoint) {
    if (endpoint != null) {
      builder.endpointOverride(endpoint.uri());
    }
    if (local) {
      builder.credentialsProvider(LOCAL);
    }
    return policy.set(builder.region(region));
  }

  /** The arguments, with the endpoints that another shell's environment would not name. */
  public String[] named(String[] arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    add(all, "--s3Endpoint=", s3);
    add(all, "--dynamodbEndpoint=", dynamodb);
    return all.toArray(new String[0]);
  }

  private static void add(List<String> arguments, String option, @Nullable Endpoint endpoint) {
    if (endpoint != null && !endpoint.source().startsWith("--")) {
      arguments.add(option + endpoint.uri());
    }
  }
}
