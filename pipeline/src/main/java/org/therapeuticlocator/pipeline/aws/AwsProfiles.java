package org.therapeuticlocator.pipeline.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.UsageException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * The profiles of the AWS config and credentials files, and which of them is meant; as the AWS CLI
 * finds them.
 */
public final class AwsProfiles {
  private static final String DEFAULT = "default";
  private static final String ATTEMPTS = "AWS_MAX_ATTEMPTS";

  private final Map<String, String> environment;
  private final AwsConfigFile config;
  private final AwsConfigFile credentials;

  private AwsProfiles(
      Map<String, String> environment, AwsConfigFile config, AwsConfigFile credentials) {
    this.environment = environment;
    this.config = config;
    this.credentials = credentials;
  }

  /**
   * The profiles in the files that this environment names.
   *
   * @throws UsageException if one of the files cannot be read, by us or by the SDK
   */
  static AwsProfiles in(Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    AwsConfigFile config =
        read(environment, "AWS_CONFIG_FILE", "config", ProfileFile.Type.CONFIGURATION, problems);
    AwsConfigFile credentials =
        read(
            environment,
            "AWS_SHARED_CREDENTIALS_FILE",
            "credentials",
            ProfileFile.Type.CREDENTIALS,
            problems);
    requireAttempts(environment, problems);
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return new AwsProfiles(environment, config, credentials);
  }

  /** The SDK reads it also where it does not count. */
  private static void requireAttempts(Map<String, String> environment, List<String> problems) {
    String attempts = environment.getOrDefault(ATTEMPTS, "1");
    if (!attempts.strip().matches("[+]?0*[1-9][0-9]{0,8}")) {
      problems.add(
          ATTEMPTS + "='" + attempts + "' is not a whole number from 1 on. Mend it, or unset it.");
    }
  }

  private static AwsConfigFile read(
      Map<String, String> environment,
      String variable,
      String name,
      ProfileFile.Type type,
      List<String> problems) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    String file = environment.getOrDefault(variable, "~/.aws/" + name);
    return AwsConfigFile.read(
        file.startsWith("~/") ? home + file.substring(1) : file, type, problems);
  }

  /** The SDK does not know the AWS CLI's AWS_DEFAULT_PROFILE: this process tells it. */
  public static void tellSdk(Map<String, String> environment) {
    String profile = environment.get("AWS_DEFAULT_PROFILE");
    if (profile != null && !environment.containsKey("AWS_PROFILE")) {
      System.setProperty(ProfileFileSystemSetting.AWS_PROFILE.property(), profile);
    }
  }

  /** Null where no profile was asked for. */
  private @Nullable String variable() {
    return environment.containsKey("AWS_PROFILE")
        ? "AWS_PROFILE"
        : environment.containsKey("AWS_DEFAULT_PROFILE") ? "AWS_DEFAULT_PROFILE" : null;
  }

  private String name() {
    String variable = variable();
    return variable == null ? DEFAULT : environment.getOrDefault(variable, DEFAULT);
  }

  private Map<String, String> settings() {
    String section = "profile " + name();
    return config.settings(
        name().equals(DEFAULT) && !config.sections().contains(section) ? DEFAULT : section);
  }

  /** If a profile was asked for and there is none, this goes to {@code problems}. */
  void requireNamed(List<String> problems) {
    Set<String> names = new TreeSet<>(credentials.sections());
    for (String section : config.sections()) {
      if (section.equals(DEFAULT) || section.startsWith("profile ")) {
        names.add(section.replaceFirst("^profile ", ""));
      }
    }
    if (variable() != null && !names.contains(name())) {
      String there = "Profiles there: " + String.join(", ", names);
      problems.add(
          String.format(
              "%1$s asks for the profile '%2$s', which neither %3$s nor %4$s has. %5$s. Name one of"
                  + " them, or unset %1$s.",
              variable(),
              name(),
              config.path(),
              credentials.path(),
              names.isEmpty() ? "They have no profiles" : there));
    }
  }

  /** {@code true} where the profile wants configured endpoints ignored. */
  String ignoresEndpoints() {
    return settings().getOrDefault("ignore_configured_endpoint_urls", "false");
  }

  /**
   * The endpoint that the profile sets for {@code service}, with where it stands. Beam's SDK reads
   * neither {@code endpoint_url} nor sections for services, so a profile that points at LocalStack
   * would end in the real account.
   *
   * @throws UsageException if it is no endpoint, or the section that is named is not there
   */
  @Nullable Endpoint endpoint(String service) {
    String services = settings().get("services");
    if (services != null) {
      String section = "services " + services;
      if (!config.sections().contains(section)) {
        throw new UsageException(
            String.format(
                "Profile %s names the services section '%s', which %s does not have. Add it there,"
                    + " or take the name out.",
                name(), services, config.path()));
      }
      String url = config.settings(section).get(service + ".endpoint_url");
      if (url != null) {
        return Endpoint.of(url, "services section " + services + " of profile " + name());
      }
    }
    String url = settings().get("endpoint_url");
    return url == null ? null : Endpoint.of(url, "endpoint_url of profile " + name());
  }
}
