package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.Compression;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.failure.IoErrors;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.S3Address;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** Finds the files that {@code --input} names, in S3 and on this machine. */
final class InputFinder {
  private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

  private final S3Client s3;
  private final List<String> problems;
  private final Map<String, FoundFile> found = new LinkedHashMap<>();

  private InputFinder(S3Client s3, List<String> problems) {
    this.s3 = s3;
    this.problems = problems;
  }

  /** The files, each once, in the order found; what cannot be found goes to {@code problems}. */
  static List<FoundFile> of(String input, S3Client s3, List<String> problems) {
    InputFinder search = new InputFinder(s3, problems);
    for (String pattern : input.split(",", -1)) {
      if (!pattern.isBlank()) {
        search.find(pattern.strip());
      }
    }
    if (search.found.isEmpty() && problems.isEmpty()) {
      problems.add("--input names no file.");
    }
    return List.copyOf(search.found.values());
  }

  private void find(String pattern) {
    Optional<S3Address> address = S3Address.parse(pattern);
    if (address.isPresent()) {
      findInS3(pattern, address.get().bucket(), address.get().key());
    } else if (pattern.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      problems.add(
          "--input=" + pattern + " is neither a local path nor an s3://bucket/key address.");
    } else {
      findLocally(pattern);
    }
  }

  private void findInS3(String pattern, String bucketName, String key) {
    Bucket bucket = new Bucket(s3, bucketName);
    try {
      List<Bucket.Entry> entries = new ArrayList<>();
      if (!key.isEmpty() && !key.endsWith("/")) {
        bucket.head(key).ifPresent(entries::add);
      }
      Matcher wildcard = WILDCARD.matcher(key);
      if (entries.isEmpty() && wildcard.find()) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + key);
        bucket.list(key.substring(0, wildcard.start())).stream()
            .filter(entry -> !entry.key().endsWith("/") && matcher.matches(Path.of(entry.key())))
            .forEach(entries::add);
      }
      if (entries.isEmpty()) {
        // A HEAD cannot tell a missing bucket from a missing key; a listing can.
        bucket.list(key.isEmpty() ? "-" : key);
        problems.add(
            "--input="
                + pattern
                + " matches no object. List what is there with: aws s3 ls s3://"
                + bucketName
                + "/");
      }
      for (Bucket.Entry entry : entries) {
        String uri = bucket.uri(entry.key());
        add(new FoundFile(uri, new StoredFile(uri, entry.size()), null, entry.etag()));
      }
    } catch (SdkException e) {
      problems.add("--input=" + pattern + " cannot be read: " + AwsErrors.of(e));
    }
  }

  private void findLocally(String pattern) {
    try {
      Path exact = Path.of(pattern);
      if (Files.isRegularFile(exact)) {
        add(pattern, exact);
        return;
      }
      if (Files.isDirectory(exact)) {
        problems.add("--input=" + pattern + " is a folder; name its files: " + pattern + "/*.csv");
        return;
      }
    } catch (InvalidPathException e) {
      problems.add("--input=" + pattern + " is not a path: " + e.getReason() + '.');
      return;
    } catch (IOException e) {
      problems.add("--input=" + pattern + " cannot be read: " + IoErrors.of(e) + '.');
      return;
    }
    try {
      List<Path> matches = glob(pattern);
      if (matches.isEmpty()) {
        problems.add(
            "--input="
                + pattern
                + " matches no file here (in "
                + Path.of("").toAbsolutePath()
                + ").");
      }
      for (Path match : matches) {
        add(match.toString(), match);
      }
    } catch (IOException | UncheckedIOException e) {
      problems.add("--input=" + pattern + " cannot be read: " + IoErrors.of(e) + '.');
    }
  }

  private static List<Path> glob(String pattern) throws IOException {
    Matcher wildcard = WILDCARD.matcher(pattern);
    if (!wildcard.find()) {
      return List.of();
    }
    int folderEnd = pattern.lastIndexOf('/', wildcard.start());
    Path folder = Path.of(folderEnd < 0 ? "" : pattern.substring(0, folderEnd + 1));
    if (!Files.isDirectory(folder.toAbsolutePath())) {
      return List.of();
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    int depth =
        pattern.contains("**")
            ? Integer.MAX_VALUE
            : 1 + (int) pattern.substring(folderEnd + 1).chars().filter(c -> c == '/').count();
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files.filter(matcher::matches).filter(Files::isRegularFile).sorted().toList();
    }
  }

  private void add(String source, Path path) throws IOException {
    String uri = path.toAbsolutePath().normalize().toString();
    add(new FoundFile(source, new StoredFile(uri, Files.size(path)), path, null));
  }

  private void add(FoundFile file) {
    if (file.file().compression() == Compression.ZIP) {
      problems.add(
          file.source() + " is a ZIP archive; unpack it, or pack it as .gz, .bz2 or .zst.");
    } else {
      found.putIfAbsent(file.file().uri(), file);
    }
  }
}
