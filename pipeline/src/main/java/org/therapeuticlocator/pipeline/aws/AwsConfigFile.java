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
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * The settings of an AWS config or credentials file, {@code services} sections and nested settings
 * too, which Beam's SDK does not read.
 */
final class AwsConfigFile {
  private static final char UNREADABLE = '\uFFFD';

  private final String path;
  private final Map<String, Map<String, String>> sections = new TreeMap<>();

  private AwsConfigFile(String path) {
    this.path = path;
  }

  /**
   * The file at {@code path}; an absent one has no settings, nor has one that cannot be read, by us
   * or by the SDK, which is told to {@code problems}.
   */
  static AwsConfigFile read(String path, ProfileFile.Type type, List<String> problems) {
    AwsConfigFile file = new AwsConfigFile(path);
    String problem = file.load(type);
    if (!problem.isEmpty()) {
      problems.add("The AWS file " + path + ' ' + problem + ". Mend it, or name another.");
    }
    return file;
  }

  /** Where it is, or would be. */
  String path() {
    return path;
  }

  /** The names in brackets. */
  Set<String> sections() {
    return sections.keySet();
  }

  /** A section's settings; a nested one is {@code s3.endpoint_url}. Empty where it is not there. */
  Map<String, String> settings(String section) {
    return sections.getOrDefault(section, Map.of());
  }

  /** Answers what is wrong, or nothing. */
  private String load(ProfileFile.Type type) {
    String text;
    try {
      Path file = Path.of(path);
      if (path.isEmpty() || Files.notExists(file) || isDevice(file)) {
        return "";
      }
      if (Files.isDirectory(file)) {
        return "is a folder, not a file";
      }
      text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (InvalidPathException e) {
      return "has a name that cannot be used here (" + e.getReason() + ')';
    } catch (IOException e) {
      return "cannot be read by this user";
    }
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      // What is no UTF-8 may stand in a comment only.
      if (lines.get(i).indexOf(UNREADABLE) >= 0 && !isComment(lines.get(i).strip())) {
        return "is not UTF-8 on line " + (i + 1);
      }
    }
    try {
      ProfileFile.builder()
          .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
          .type(type)
          .build();
    } catch (RuntimeException e) {
      return "cannot be used: " + AwsErrors.why(e);
    }
    parse(lines);
    return "";
  }

  /** Devices are no files to the AWS CLI and the SDK either. */
  private static boolean isDevice(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).isOther();
  }

  private static boolean isComment(String content) {
    return content.startsWith("#") || content.startsWith(";");
  }

  private void parse(List<String> lines) {
    Map<String, String> section = new HashMap<>();
    String parent = "";
    for (String line : lines) {
      String content = line.strip();
      int equals = content.indexOf('=');
      if (isComment(content)) {
        continue;
      }
      if (content.startsWith("[") && content.contains("]")) {
        String name = content.substring(1, content.indexOf(']')).strip();
        section =
            sections.computeIfAbsent(
                name.replaceAll("\\s+", " ").replace("\"", ""), n -> new HashMap<>());
        parent = "";
      } else if (equals >= 0) {
        String key = content.substring(0, equals).strip();
        String value = content.substring(equals + 1).strip();
        boolean nested = Character.isWhitespace(line.charAt(0)) && !parent.isEmpty();
        if (!nested) {
          parent = value.isEmpty() ? key : "";
        }
        section.put(nested ? parent + '.' + key : key, value);
      }
    }
  }
}
