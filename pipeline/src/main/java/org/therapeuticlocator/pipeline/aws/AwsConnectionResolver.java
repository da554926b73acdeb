package org.therapeuticlocator.pipeline.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.UsageException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Finds which AWS the run works on. */
public final class AwsConnectionResolver {
  private AwsConnectionResolver() {}

  /**
   * The region and endpoints by options, environment and profile.
   *
   * @param regionGiven whether the region is an option that was typed
   * @throws UsageException with everything that is wrong with them
   */
  public static AwsConnection resolve(
      AwsConnectionOptions options,
      boolean regionGiven,
      ConfiguredEndpoints endpoints,
      AwsProfiles profiles) {
    List<String> problems = new ArrayList<>();
    profiles.requireNamed(problems);
    String general = text(options.getEndpoint());
    Endpoint s3 = endpoints.of("s3", options.getS3Endpoint(), general, problems);
    Endpoint dynamodb = endpoints.of("dynamodb", options.getDynamodbEndpoint(), general, problems);
    Endpoint sts =
        s3 == null || dynamodb == null ? endpoints.of("sts", null, null, problems) : null;
    boolean elsewhere = s3 != null && dynamodb != null && !regionGiven;
    Region region = elsewhere ? configuredRegion() : options.getAwsRegion();
    if (region == null) {
      problems.add(
          "No AWS region is set: give --awsRegion=us-east-1, set AWS_REGION, or set one in the"
              + " profile.");
    }
    if (region == null || !problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return new AwsConnection(region, s3, dynamodb, sts, false);
  }

  /**
   * The region by environment or profile. Stand-ins for AWS answer to any, but requests are signed
   * for one; asking the metadata of an EC2 instance that this is not would take its time.
   */
  private static Region configuredRegion() {
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
          .getRegion();
    } catch (SdkClientException e) {
      return Region.US_EAST_1;
    }
  }

  private static @Nullable String text(@Nullable URI uri) {
    return uri == null ? null : uri.toString();
  }
}
