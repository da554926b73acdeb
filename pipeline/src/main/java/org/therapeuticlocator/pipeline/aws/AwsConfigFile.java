package org.therapeuticlocator.pipeline.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint settings of the AWS config file. Beam's SDK reads neither {@code endpoint_url} nor
 * {@code services} sections, so a profile that points at LocalStack would end in the real account.
 */
final class AwsConfigFile {
  /** Section header to its settings; a nested one is {@code s3.endpoint_url}. */
  private final Map<String, Map<String, String>> sections = new HashMap<>();

  private AwsConfigFile() {}

  /** The file at {@code path}; an absent one has no settings. */
  static AwsConfigFile read(Path path) throws IOException {
    AwsConfigFile file = new AwsConfigFile();
    if (Files.isRegularFile(path)) {
      file.parse(Files.readString(path));
    }
    return file;
  }

  private void parse(String text) {
    Map<String, String> section = new HashMap<>();
    String parent = "";
    for (String line : text.lines().toList()) {
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
        continue;
      }
      if (content.startsWith("[") && content.contains("]")) {
        String name =
            content
                .substring(1, content.indexOf(']'))
                .strip()
                .replaceAll("\\s+", " ")
                .replace("\"", "");
        section = sections.computeIfAbsent(name, n -> new HashMap<>());
        parent = "";
        continue;
      }
      int equals = content.indexOf('=');
      if (equals < 0) {
        continue;
      }
      String key = content.substring(0, equals).strip();
      String value = content.substring(equals + 1).strip();
      boolean nested = Character.isWhitespace(line.charAt(0)) && !parent.isEmpty();
      if (!nested) {
        parent = value.isEmpty() ? key : "";
      }
      section.put(nested ? parent + '.' + key : key, value);
    }
  }

  /** {@code true} where the profile wants configured endpoints ignored. */
  String ignoresEndpoints(String profile) {
    return settings(profile).getOrDefault("ignore_configured_endpoint_urls", "false");
  }

  private Map<String, String> settings(String profile) {
    return sections.getOrDefault(
        "profile " + profile,
        profile.equals("default") ? sections.getOrDefault("default", Map.of()) : Map.of());
  }

  /** The endpoint that {@code profile} sets for {@code service}, with where it stands. */
  @Nullable Endpoint endpoint(String profile, String service) {
    Map<String, String> settings = settings(profile);
    String services = settings.get("services");
    if (services != null) {
      String url =
          sections.getOrDefault("services " + services, Map.of()).get(service + ".endpoint_url");
      if (url != null) {
        return Endpoint.of(url, "services section " + services + " of profile " + profile);
      }
    }
    String url = settings.get("endpoint_url");
    return url == null ? null : Endpoint.of(url, "endpoint_url of profile " + profile);
  }
}
