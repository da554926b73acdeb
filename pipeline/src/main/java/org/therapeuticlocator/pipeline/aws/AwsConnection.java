package org.therapeuticlocator.pipeline.aws;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.UsageException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Which AWS the run works on.
 *
 * @param s3 null: AWS itself
 * @param dynamodb null: AWS itself
 * @param local whether it is the local AWS, which takes any credentials
 */
public record AwsConnection(
    Region region, @Nullable Endpoint s3, @Nullable Endpoint dynamodb, boolean local) {
  /**
   * The account that the credentials are of, twelve digits.
   *
   * @throws UsageException if AWS does not accept the credentials, or cannot be reached
   */
  public String account() {
    try (StsClient sts = AwsClientDefaults.of(StsClient.builder(), region, null, local).build()) {
      return sts.getCallerIdentity().account();
    } catch (SdkException e) {
      throw new UsageException("AWS does not say which account this is: " + AwsErrors.of(e));
    }
  }

  /** A client of S3 for the driver. */
  public S3Client openS3() {
    return AwsClientDefaults.of(S3Client.builder(), region, s3, local)
        .forcePathStyle(s3 != null)
        .build();
  }

  /** A client of DynamoDB for the driver. */
  public DynamoDbClient openDynamoDb() {
    return AwsClientDefaults.of(DynamoDbClient.builder(), region, dynamodb, local).build();
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
