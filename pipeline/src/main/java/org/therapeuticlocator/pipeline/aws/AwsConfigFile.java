package org.therapeuticlocator.pipeline.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.UsageException;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The endpoint settings of the AWS config file. Beam's SDK reads neither {@code endpoint_url} nor
 * {@code services} sections, so a profile that points at LocalStack would end in the real account.
 */
final class AwsConfigFile {
  private static final char UNREADABLE = '\uFFFD';

  /** Section header to its settings; a nested one is {@code s3.endpoint_url}. */
  private final Map<String, Map<String, String>> sections = new TreeMap<>();

  private final String path;

  private AwsConfigFile(String path) {
    this.path = path;
  }

  /** A file without settings. */
  static AwsConfigFile empty() {
    return new AwsConfigFile("");
  }

  /**
   * The file at {@code path}; an absent one has no settings.
   *
   * @throws UsageException if it cannot be read, or the SDK could not
   */
  static AwsConfigFile read(String path, ProfileFile.Type type) {
    AwsConfigFile file = new AwsConfigFile(path);
    String text = file.text();
    file.requireUtf8(text);
    try {
      ProfileFile.builder()
          .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
          .type(type)
          .build();
    } catch (RuntimeException e) {
      throw file.unusable("cannot be used: " + AwsErrors.why(e));
    }
    file.parse(text);
    return file;
  }

  /** Devices are no files to the AWS CLI and the SDK either. */
  private String text() {
    try {
      Path file = Path.of(path);
      if (Files.isDirectory(file) && !path.isEmpty()) {
        throw unusable("is a folder, not a file");
      }
      return path.isEmpty() || Files.notExists(file) || isDevice(file)
          ? ""
          : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (InvalidPathException e) {
      throw unusable("has a name that cannot be used here (" + e.getReason() + ')');
    } catch (IOException e) {
      throw unusable("cannot be read by this user");
    }
  }

  private static boolean isDevice(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).isOther();
  }

  /** What is no UTF-8 may stand in a comment only. */
  private void requireUtf8(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).indexOf(UNREADABLE) >= 0 && !isComment(lines.get(i).strip())) {
        throw unusable("is not UTF-8 on line " + (i + 1));
      }
    }
  }

  private UsageException unusable(String why) {
    return new UsageException("The AWS file " + path + ' ' + why + ". Mend it, or name another.");
  }

  private static boolean isComment(String content) {
    return content.startsWith("#") || content.startsWith(";");
  }

  /** Where it is, or would be. */
  String path() {
    return path;
  }

  /** The names in brackets. */
  Set<String> sections() {
    return sections.keySet();
  }

  private void parse(String text) {
    Map<String, String> section = new HashMap<>();
    String parent = "";
    for (String line : text.lines().toList()) {
      String content = line.strip();
      if (content.isEmpty() || isComment(content)) {
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
      Map<String, String> section = sections.get("services " + services);
      if (section == null) {
        throw new UsageException(
            "Profile "
                + profile
                + " names the services section '"
                + services
                + "', which "
                + path
                + " does not have. Add it there, or take the name out.");
      }
      String url = section.get(service + ".endpoint_url");
      if (url != null) {
        return Endpoint.of(url, "services section " + services + " of profile " + profile);
      }
    }
    String url = settings.get("endpoint_url");
    return url == null ? null : Endpoint.of(url, "endpoint_url of profile " + profile);
  }
}
