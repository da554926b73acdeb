package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.failure.IoErrors;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.S3Address;
import software.amazon.awssdk.core.exception.SdkException;

/** Finds the files that {@code --input} names, in S3 and on this machine. */
final class InputFinder {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9._-]{3,255}");
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");
  private static final String S3 = "s3://";

  private final Bucket s3;
  private final List<String> problems;
  // By where it lies, so that each comes once.
  private final Map<String, FoundInput.File> found = new LinkedHashMap<>();

  private InputFinder(Bucket s3, List<String> problems) {
    this.s3 = s3;
    this.problems = problems;
  }

  /** The files, each once, in the order found; what cannot be found goes to {@code problems}. */
  static List<FoundInput.File> of(String input, Bucket s3, List<String> problems) {
    InputFinder search = new InputFinder(s3, problems);
    for (String part : Braces.split(input, InputFinder::isLocalFile)) {
      String pattern = isLocalFile(part) ? part : part.strip();
      if (!pattern.isEmpty()) {
        search.find(pattern);
      }
    }
    if (search.found.isEmpty() && problems.isEmpty()) {
      problems.add("--input names no file.");
    }
    return List.copyOf(search.found.values());
  }

  private void find(String pattern) {
    try {
      if (NameEncoding.isLost(pattern)) {
        refuse(
            pattern,
            " has characters that cannot be read in this locale. " + NameEncoding.remedy());
      } else if (!addExactly(pattern)) {
        findAll(pattern);
      }
    } catch (Glob.MalformedException e) {
      refuse(
          pattern,
          " is not a pattern: "
              + e.getMessage()
              + ". Write \\ before a character that is meant as itself.");
    } catch (InvalidPathException e) {
      refuse(pattern, " cannot be the path of a file on this machine.");
    } catch (SdkException e) {
      refuse(pattern, " cannot be read: " + AwsErrors.of(e));
    } catch (IOException e) {
      refuse(pattern, " cannot be read: " + IoErrors.of(e) + '.');
    }
  }

  private void refuse(String pattern, String why) {
    problems.add("--input=" + pattern + why);
  }

  private void findAll(String pattern) throws IOException, Glob.MalformedException {
    List<String> missing = new ArrayList<>();
    boolean any = false;
    for (String alternative : Braces.expand(pattern)) {
      boolean here = alternative.startsWith(S3) ? findInS3(alternative) : findLocally(alternative);
      any |= here;
      if (!here && !Glob.parse(alternative).hasWildcard()) {
        missing.add(Glob.parse(alternative).prefix());
      }
    }
    if (!any) {
      refuse(pattern, nothing(pattern));
    } else if (!missing.isEmpty()) {
      refuse(pattern, " also names what is not there: " + missing.get(0) + '.');
    }
  }

  private static String nothing(String pattern) {
    Optional<S3Address> address = S3Address.parse(pattern);
    if (address.isPresent()) {
      return " matches no object. List what is there with: aws s3 ls "
          + S3
          + address.get().bucket()
          + '/';
    }
    if (SCHEME.matcher(pattern).lookingAt()) {
      return " is neither a local path nor an s3://bucket/key address.";
    }
    return " matches no file here (in " + Path.of("").toAbsolutePath() + ").";
  }

  private static Optional<S3Address> address(String text) {
    return S3Address.parse(text).filter(at -> BUCKET.matcher(at.bucket()).matches());
  }

  /** Whether there is an object of just this name, whatever characters are in it. */
  private boolean addObject(Bucket bucket, String key) {
    Optional<Bucket.Entry> entry =
        key.isEmpty() || key.endsWith("/") ? Optional.empty() : bucket.head(key);
    entry.ifPresent(object -> add(bucket, object));
    return entry.isPresent();
  }

  private boolean findInS3(String pattern) throws Glob.MalformedException {
    Optional<S3Address> address = address(pattern);
    if (address.isEmpty()) {
      return false;
    }
    Bucket bucket = s3.other(address.get().bucket());
    Glob glob = Glob.parse(address.get().key());
    if (!glob.hasWildcard()) {
      boolean here = addObject(bucket, glob.prefix());
      if (!here) {
        // A HEAD cannot tell a missing bucket from a missing key; a listing can.
        bucket.list(glob.prefix().isEmpty() ? "-" : glob.prefix());
      }
      return here;
    }
    List<Bucket.Entry> entries =
        bucket.list(glob.prefix()).stream()
            .filter(entry -> !entry.key().endsWith("/") && glob.matches(entry.key()))
            .toList();
    entries.forEach(entry -> add(bucket, entry));
    return !entries.isEmpty();
  }

  private static boolean isLocalFile(String name) {
    try {
      return !name.startsWith(S3) && Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private boolean addExactly(String name) throws IOException {
    if (name.startsWith(S3)) {
      return address(name).filter(at -> addObject(s3.other(at.bucket()), at.key())).isPresent();
    }
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      refuse(name, " is a folder; name its files: " + name.replaceFirst("/+$", "") + "/*.csv");
      return true;
    }
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && add(name, path);
  }

  private boolean findLocally(String pattern) throws IOException, Glob.MalformedException {
    List<Path> matches = LocalFiles.matching(pattern);
    for (Path match : matches) {
      add(match.toString(), match);
    }
    return !matches.isEmpty();
  }

  private void add(Bucket bucket, Bucket.Entry entry) {
    String uri = bucket.uri(entry.key());
    if (LINE_BREAK.matcher(uri).find()) {
      problems.add(uri + " has a line break in its name, so it cannot be read. Rename it.");
      return;
    }
    add(uri, new FoundInput.File(uri, new StoredFile(uri, entry.size()), null, entry.etag()));
  }

  private boolean add(String source, Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      problems.add(source + " is not a file, but a device, a pipe or a link that leads nowhere.");
    } else if (!NameEncoding.canBeNamed(path)) {
      problems.add(source + " has a name that cannot be read. " + NameEncoding.remedy());
    } else {
      Path absolute = path.toAbsolutePath();
      // Only the system knows where a/../b leads when a is a link.
      Path folder = absolute.resolveSibling(".").toRealPath();
      Path real = folder.resolve(absolute.getFileName());
      String uri = (NameEncoding.canBeNamed(real) ? real : absolute).toString();
      add(uri, new FoundInput.File(source, new StoredFile(uri, Files.size(path)), path, null));
    }
    return true;
  }

  private void add(String place, FoundInput.File file) {
    String problem =
        switch (file.file().compression()) {
          case UNCOMPRESSED, GZIP, BZIP2, ZSTD, DEFLATE -> "";
          case ZIP -> " is a ZIP archive";
          default -> " has the ending of a compression that is not read";
        };
    if (problem.isEmpty()) {
      found.putIfAbsent(place, file);
    } else {
      problems.add(file.source() + problem + "; unpack it, or pack it as .gz, .bz2 or .zst.");
    }
  }
}
