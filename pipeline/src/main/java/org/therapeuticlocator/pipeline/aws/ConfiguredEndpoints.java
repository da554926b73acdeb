package org.therapeuticlocator.pipeline.aws;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.UsageException;

/**
 * Which endpoints are configured, looked up as the AWS CLI does: option, the service's environment
 * variable, the general one, the profile's {@code services} section, its {@code endpoint_url}.
 */
public final class ConfiguredEndpoints {
  private final Map<String, String> environment;
  private final AwsProfiles profiles;

  /** Endpoints by this environment, and {@code profiles}, which are its. */
  public ConfiguredEndpoints(Map<String, String> environment, AwsProfiles profiles) {
    this.environment = environment;
    this.profiles = profiles;
  }

  /**
   * The endpoint of {@code service} ({@code s3}, {@code dynamodb} or {@code sts}), null for AWS
   * itself; what is wrong with it goes to {@code problems}.
   */
  public @Nullable Endpoint of(
      String service,
      @Nullable String serviceOption,
      @Nullable String option,
      List<String> problems) {
    try {
      return find(service, serviceOption, option);
    } catch (UsageException e) {
      // Two services may stumble over one setting.
      e.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
      return null;
    }
  }

  private @Nullable Endpoint find(
      String service, @Nullable String serviceOption, @Nullable String option) {
    if (serviceOption != null) {
      return Endpoint.of(serviceOption, "--" + service + "Endpoint");
    }
    if (option != null) {
      return Endpoint.of(option, "--endpoint");
    }
    String profile = profiles.name();
    AwsConfigFile config = profiles.config();
    String ignore =
        environment.getOrDefault(
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", config.ignoresEndpoints(profile));
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
    return config.endpoint(profile, service);
  }
}
