package org.therapeuticlocator.pipeline.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.UsageException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Which AWS the run works on.
 *
 * @param s3 null: AWS itself
 * @param dynamodb null: AWS itself
 * @param sts null: AWS itself
 * @param local whether it is the local AWS, which takes any credentials
 */
public record AwsConnection(
    Region region,
    @Nullable Endpoint s3,
    @Nullable Endpoint dynamodb,
    @Nullable Endpoint sts,
    boolean local) {
  /** A client of S3 for the driver. */
  public S3Client openS3() {
    return opened(() -> AwsClientDefaults.ofS3(region, s3, local).build());
  }

  /** A client of DynamoDB for the driver. */
  public DynamoDbClient openDynamoDb() {
    return opened(
        () -> AwsClientDefaults.of(DynamoDbClient.builder(), region, dynamodb, local).build());
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
