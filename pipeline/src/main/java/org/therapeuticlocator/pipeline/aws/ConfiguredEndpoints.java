package org.therapeuticlocator.pipeline.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
  private final AwsConfigFile config;

  private ConfiguredEndpoints(Map<String, String> environment, AwsConfigFile config) {
    this.environment = environment;
    this.config = config;
  }

  /** Endpoints by this environment and the config file that it names. */
  public static ConfiguredEndpoints in(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    String file = environment.getOrDefault("AWS_CONFIG_FILE", home + "/.aws/config");
    try {
      return new ConfiguredEndpoints(environment, AwsConfigFile.read(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * The endpoint of {@code service} ({@code s3} or {@code dynamodb}), null for AWS itself; what is
   * wrong with it goes to {@code problems}.
   */
  public @Nullable Endpoint of(
      String service,
      @Nullable String serviceOption,
      @Nullable String option,
      List<String> problems) {
    try {
      return find(service, serviceOption, option);
    } catch (UsageException e) {
      problems.addAll(e.problems());
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
    String profile =
        environment.getOrDefault(
            "AWS_PROFILE", environment.getOrDefault("AWS_DEFAULT_PROFILE", "default"));
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
