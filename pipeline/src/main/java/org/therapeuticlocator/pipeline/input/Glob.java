package org.therapeuticlocator.pipeline.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shell's pattern for names in folders, whose separator is {@code /}: {@code *}, {@code ?},
 * {@code […]} with characters, ranges, classes such as {@code [:digit:]}, after {@code !} or {@code
 * ^} all others, {@code \} before a character that means itself, and {@code **}, which also goes
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

  /** A pattern that is none; the message is a clause that says why, without a full stop. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String why) {
      super(why);
    }
  }

  private static final String SET_ELEMENT = "\\[:[a-z]*:]|\\\\.|[^/\\\\";

  /** A part of a pattern: stars, a bracket (its negation and its content), or one character. */
  static final Pattern TOKEN =
      Pattern.compile(
          "\\*+|\\[([!^]?+)((?>%1$s])(?:%1$s\\]])*+)\\]|\\\\.|.".formatted(SET_ELEMENT),
          Pattern.DOTALL);

  private static final Pattern IN_BRACKET =
      Pattern.compile("\\[:([a-z]*):]|\\\\?(.)(?:-\\\\?(.))?", Pattern.DOTALL);
  private static final Map<String, IntPredicate> CLASSES =
      Map.ofEntries(
          Map.entry("alnum", Character::isLetterOrDigit),
          Map.entry("alpha", Character::isLetter),
          Map.entry("blank", c -> c == ' ' || c == '\t'),
          Map.entry("cntrl", Character::isISOControl),
          Map.entry("digit", c -> c >= '0' && c <= '9'),
          Map.entry("graph", c -> c > ' ' && !Character.isISOControl(c)),
          Map.entry("lower", Character::isLowerCase),
          Map.entry("print", c -> c >= ' ' && !Character.isISOControl(c)),
          Map.entry("punct", c -> c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c)),
          Map.entry("space", c -> c == ' ' || (c >= '\t' && c <= '\r')),
          Map.entry("upper", Character::isUpperCase),
          Map.entry("xdigit", c -> "0123456789abcdefABCDEF".indexOf(c) >= 0));

  private final List<Part> parts;

  private Glob(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** Reads a pattern. */
  static Glob parse(String pattern) throws MalformedException {
    List<Part> parts = new ArrayList<>();
    for (Matcher token = TOKEN.matcher(pattern); token.find(); ) {
      String text = token.group();
      parts.add(
          switch (text) {
            case "?" -> Part.ONE;
            case "*" -> Part.MANY;
            case "[" -> throw new MalformedException("a [ has no ]");
            case "\\" -> throw new MalformedException("nothing comes after the last \\");
            default ->
                text.startsWith("**")
                    ? Part.ACROSS
                    : text.startsWith("[")
                        ? Part.anyOf(set(token.group(1), token.group(2)))
                        : Part.literal(text.codePointBefore(text.length()));
          });
    }
    return new Glob(parts);
  }

  private static IntPredicate set(String negation, String content) throws MalformedException {
    IntPredicate set = c -> false;
    for (Matcher element = IN_BRACKET.matcher(content); element.find(); ) {
      String name = element.group(1);
      if (name != null && !CLASSES.containsKey(name)) {
        throw new MalformedException("there is no class [:" + name + ":]");
      }
      set = set.or(name == null ? range(element.group(2), element.group(3)) : CLASSES.get(name));
    }
    return negation.isEmpty() ? set : set.negate();
  }

  private static IntPredicate range(String first, @Nullable String last) throws MalformedException {
    int from = first.codePointAt(0);
    int to = last == null ? from : last.codePointAt(0);
    if (to < from) {
      throw new MalformedException("in [" + first + '-' + last + "] the order is wrong");
    }
    return c -> c >= from && c <= to;
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
