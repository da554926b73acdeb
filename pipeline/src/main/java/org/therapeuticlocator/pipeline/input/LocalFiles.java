package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Finds the files of this machine that a glob names, as a shell does: links are followed. */
final class LocalFiles {
  private final List<Path> found = new ArrayList<>();

  private LocalFiles() {}

  /**
   * All that matches and is no folder, so links that lead nowhere too; sorted within each folder.
   *
   * @throws java.nio.file.InvalidPathException if a name in {@code pattern} cannot be one here
   */
  static List<Path> matching(String pattern) throws IOException, Glob.MalformedException {
    LocalFiles search = new LocalFiles();
    Glob.parse(pattern);
    List<String> segments = segments(pattern);
    boolean absolute = segments.size() > 1 && segments.get(0).isEmpty();
    search.descend(Path.of(absolute ? "/" : ""), segments);
    return search.found;
  }

  /** What is between the separators, at least one; an empty one where two of those meet. */
  private static List<String> segments(String pattern) {
    List<String> segments = new ArrayList<>();
    int start = 0;
    for (Matcher token = Glob.TOKEN.matcher(pattern); token.find(); ) {
      if (token.group().endsWith("/")) {
        segments.add(pattern.substring(start, token.start()));
        start = token.end();
      }
    }
    segments.add(pattern.substring(start));
    return segments;
  }

  private void descend(Path folder, List<String> segments)
      throws IOException, Glob.MalformedException {
    Glob first = Glob.parse(segments.get(0));
    List<String> rest = segments.subList(1, segments.size());
    if (first.crossesFolders()) {
      walk(folder, "", Glob.parse(String.join("/", segments)));
    } else if (first.hasWildcard()) {
      for (Path entry : entries(folder)) {
        if (first.matches(name(entry))) {
          enter(entry, rest);
        }
      }
    } else if (!rest.isEmpty() && first.prefix().isEmpty()) {
      descend(folder, rest);
    } else {
      enter(folder.resolve(first.prefix()), rest);
    }
  }

  private void enter(Path entry, List<String> rest) throws IOException, Glob.MalformedException {
    if (Files.isDirectory(entry)) {
      if (!rest.isEmpty()) {
        descend(entry, rest);
      }
    } else if (rest.isEmpty() && Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
      found.add(entry);
    }
  }

  /** Goes into real folders only, so that it comes to an end. */
  private void walk(Path folder, String above, Glob glob) throws IOException {
    for (Path entry : entries(folder)) {
      String name = above + name(entry);
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        walk(entry, name + '/', glob);
      } else if (glob.matches(name) && !Files.isDirectory(entry)) {
        found.add(entry);
      }
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String name(Path entry) {
    return String.valueOf(entry.getFileName());
  }
}
