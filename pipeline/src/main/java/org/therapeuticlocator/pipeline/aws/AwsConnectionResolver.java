package org.therapeuticlocator.pipeline.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.UsageException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Finds which AWS the run works on. */
public final class AwsConnectionResolver {
  private final Map<String, String> environment;
  private final AwsProfiles profiles;

  private AwsConnectionResolver(Map<String, String> environment, AwsProfiles profiles) {
    this.environment = environment;
    this.profiles = profiles;
  }

  /**
   * One by this environment, and by the profiles in the files that it names.
   *
   * @throws UsageException if one of the files cannot be read, by us or by the SDK
   */
  public static AwsConnectionResolver in(Map<String, String> environment) {
    return new AwsConnectionResolver(environment, AwsProfiles.in(environment));
  }

  /**
   * The region and endpoints by options, environment and profile.
   *
   * @param regionGiven whether the region is an option that was typed
   * @throws UsageException with everything that is wrong with them
   */
  public AwsConnection resolve(AwsConnectionOptions options, boolean regionGiven) {
    List<String> problems = new ArrayList<>();
    profiles.requireNamed(problems);
    String general = Objects.toString(options.getEndpoint(), null);
    Endpoint s3 = endpoint("s3", options.getS3Endpoint(), general, problems);
    Endpoint dynamodb = endpoint("dynamodb", options.getDynamodbEndpoint(), general, problems);
    Endpoint sts = s3 == null || dynamodb == null ? endpoint("sts", null, null, problems) : null;
    Endpoint secrets = endpoint("secrets_manager", null, general, problems);
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
    return new AwsConnection(region, s3, dynamodb, sts, secrets, false);
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

  /**
   * The endpoint of {@code service} ({@code s3}, {@code dynamodb} or {@code sts}), null for AWS
   * itself; what is wrong with it goes to {@code problems}. Looked up as the AWS CLI does: option,
   * the service's environment variable, the general one, the profile's section for services, its
   * {@code endpoint_url}.
   */
  @Nullable Endpoint endpoint(
      String service,
      @Nullable String serviceOption,
      @Nullable String option,
      List<String> problems) {
    try {
      return serviceOption != null
          ? Endpoint.of(serviceOption, "--" + service + "Endpoint")
          : option != null ? Endpoint.of(option, "--endpoint") : configured(service);
    } catch (UsageException e) {
      // Two services may stumble over one setting.
      e.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
      return null;
    }
  }

  private @Nullable Endpoint configured(String service) {
    String ignore =
        environment.getOrDefault(
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", profiles.ignoresEndpoints());
    if (ignore.equalsIgnoreCase("true")) {
      return null;
    }
    for (String variable :
        List.of("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT), "AWS_ENDPOINT_URL")) {
      String url = environment.getOrDefault(variable, "");
      if (!url.isEmpty()) {
        return Endpoint.of(url, variable);
      }
    }
    return profiles.endpoint(service);
  }
}
