package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the files of this machine that a glob names, as a shell does: links are followed. */
final class LocalFiles {
  private final List<Path> found = new ArrayList<>();

  private LocalFiles() {}

  /**
   * All that matches and is no folder, so links that lead nowhere too; sorted within each folder.
   *
   * @throws java.nio.file.InvalidPathException if a name in {@code glob} cannot be one here
   */
  static List<Path> matching(Glob glob) throws IOException {
    LocalFiles search = new LocalFiles();
    List<Glob> segments = glob.segments();
    boolean absolute = segments.size() > 1 && segments.get(0).prefix().isEmpty();
    absolute &= !segments.get(0).hasWildcard();
    search.descend(Path.of(absolute ? "/" : ""), segments);
    return search.found;
  }

  private void descend(Path folder, List<Glob> segments) throws IOException {
    Glob first = segments.get(0);
    List<Glob> rest = segments.subList(1, segments.size());
    if (first.crossesFolders()) {
      walk(folder, "", Glob.join(segments));
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

  private void enter(Path entry, List<Glob> rest) throws IOException {
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
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      List<Path> entries = new ArrayList<>();
      stream.forEach(entries::add);
      entries.sort(null);
      return entries;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static String name(Path entry) {
    return String.valueOf(entry.getFileName());
  }
}
