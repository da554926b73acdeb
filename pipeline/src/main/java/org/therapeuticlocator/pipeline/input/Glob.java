package org.therapeuticlocator.pipeline.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A shell's pattern for names in folders, whose separator is {@code /}: {@code *}, {@code ?},
 * {@code […]}, {@code \} before a character that means itself, and {@code **}, which also goes
 * across folders. None of these matches a point at the start of a name. {@link Braces} come before.
 *
 * <p>Names are text, not {@link java.nio.file.Path}s, which cannot hold every key of S3. Matching
 * takes time linear in the name's and the pattern's length each.
 */
final class Glob {
  /**
   * A character, or how many of them.
   *
   * @param text what it stands for, where it is one character only; else empty
   * @param repeats any number of characters
   */
  record Part(String text, IntPredicate matches, boolean repeats) {
    private static final IntPredicate IN_NAME = c -> c != '/';
    private static final Part ONE = new Part("", IN_NAME, false);
    private static final Part MANY = new Part("", IN_NAME, true);
    private static final Part ACROSS = new Part("", c -> true, true);

    static Part literal(int character) {
      return new Part(Character.toString(character), c -> c == character, false);
    }

    static Part anyOf(IntPredicate set) {
      return new Part("", IN_NAME.and(set), false);
    }

    boolean isWildcard() {
      return text.isEmpty();
    }
  }

  private final List<Part> parts;

  private Glob(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Reads a pattern. */
  static Glob parse(String pattern) throws MalformedGlobException {
    List<Part> parts = new ArrayList<>();
    int[] text = pattern.codePoints().toArray();
    for (int i = 0; i < text.length; i++) {
      switch (text[i]) {
        case '?' -> parts.add(Part.ONE);
        case '*' -> {
          boolean across = i + 1 < text.length && text[i + 1] == '*';
          while (i + 1 < text.length && text[i + 1] == '*') {
            i++;
          }
          parts.add(across ? Part.ACROSS : Part.MANY);
        }
        case '[' -> {
          Bracket bracket = Bracket.parse(text, i);
          parts.add(Part.anyOf(bracket.set()));
          i = bracket.end();
        }
        case '\\' -> {
          i++;
          if (i == text.length) {
            throw new MalformedGlobException("nothing comes after the last \\");
          }
          parts.add(Part.literal(text[i]));
        }
        default -> parts.add(Part.literal(text[i]));
      }
    }
    return new Glob(parts);
  }

  /** Whether more than one name may match. */
  boolean hasWildcard() {
    return parts.stream().anyMatch(Part::isWildcard);
  }

  /** Whether {@code **} is in it. */
  boolean crossesFolders() {
    return parts.contains(Part.ACROSS);
  }

  /** What every match begins with: all of the name where there is no wildcard. */
  String prefix() {
    StringBuilder prefix = new StringBuilder();
    parts.stream().takeWhile(part -> !part.isWildcard()).forEach(part -> prefix.append(part.text));
    return prefix.toString();
  }

  /** The patterns between the separators, at least one; an empty one where two of those meet. */
  List<Glob> segments() {
    List<Glob> segments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= parts.size(); i++) {
      if (i == parts.size() || parts.get(i).text.equals("/")) {
        segments.add(new Glob(parts.subList(start, i)));
        start = i + 1;
      }
    }
    return segments;
  }

  /** The inverse of {@link #segments}. */
  static Glob join(List<Glob> segments) {
    List<Part> all = new ArrayList<>();
    for (Glob segment : segments) {
      if (segment != segments.get(0)) {
        all.add(Part.literal('/'));
      }
      all.addAll(segment.parts);
    }
    return new Glob(all);
  }

  /** Whether the whole of {@code name} matches, folders included. */
  boolean matches(String name) {
    // reached[i]: the parts before i match the characters so far.
    boolean[] reached = new boolean[parts.size() + 1];
    reached[0] = true;
    skipRepeats(reached);
    boolean atStart = true;
    for (int c : name.codePoints().toArray()) {
      boolean[] next = new boolean[reached.length];
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get(i);
        boolean hidden = atStart && c == '.' && !isStart(i);
        if (reached[i] && !hidden && part.matches.test(c)) {
          next[part.repeats ? i : i + 1] = true;
        }
      }
      skipRepeats(next);
      reached = next;
      atStart = c == '/';
    }
    return reached[parts.size()];
  }

  /** Whether a point that this part is begins a name: {@code *.csv} does not mean {@code .csv}. */
  private boolean isStart(int part) {
    return !parts.get(part).isWildcard() && (part == 0 || parts.get(part - 1).text.equals("/"));
  }

  private void skipRepeats(boolean[] reached) {
    for (int i = 0; i < parts.size(); i++) {
      reached[i + 1] |= reached[i] && parts.get(i).repeats;
    }
  }
}
