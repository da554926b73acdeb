package org.therapeuticlocator.pipeline.input;

import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A shell's {@code […]}: characters, ranges, classes such as {@code [:digit:]}, after {@code !} or
 * {@code ^} all others.
 *
 * @param end where its closing bracket stands
 */
record Bracket(IntPredicate set, int end) {
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

  /** Where the bracket that opens at {@code open} closes; -1 if it does not within the name. */
  static int close(int[] text, int open) {
    int i = isNegation(text, open + 1) ? open + 2 : open + 1;
    for (int first = i; i < text.length && text[i] != '/'; i++) {
      if (text[i] == ']' && i > first) {
        return i;
      }
      if (text[i] == '\\') {
        i++;
      } else if (classEnd(text, i) > 0) {
        i = classEnd(text, i);
      }
    }
    return -1;
  }

  /** Reads the bracket that opens at {@code open}. */
  static Bracket parse(int[] text, int open) throws MalformedGlobException {
    int end = close(text, open);
    if (end < 0) {
      throw new MalformedGlobException("a [ has no ]");
    }
    boolean negated = isNegation(text, open + 1);
    IntPredicate set = c -> false;
    for (int i = negated ? open + 2 : open + 1; i < end; i++) {
      int classEnd = classEnd(text, i);
      if (classEnd > 0) {
        set = set.or(named(new String(text, i + 2, classEnd - i - 3)));
        i = classEnd;
        continue;
      }
      i += text[i] == '\\' ? 1 : 0;
      int from = text[i];
      int to = from;
      if (i + 2 < end && text[i + 1] == '-') {
        i += text[i + 2] == '\\' ? 3 : 2;
        to = text[i];
      }
      if (to < from) {
        throw new MalformedGlobException(
            "in ["
                + Character.toString(from)
                + '-'
                + Character.toString(to)
                + "] the order is wrong");
      }
      int last = to;
      set = set.or(c -> c >= from && c <= last);
    }
    return new Bracket(negated ? set.negate() : set, end);
  }

  private static boolean isNegation(int[] text, int at) {
    return at < text.length && (text[at] == '!' || text[at] == '^');
  }

  /** Where the class that begins at {@code at} ends; -1 if none begins there. */
  private static int classEnd(int[] text, int at) {
    if (text[at] != '[' || at + 1 >= text.length || text[at + 1] != ':') {
      return -1;
    }
    for (int i = at + 2; i + 1 < text.length && (text[i] == ':' || isLetter(text[i])); i++) {
      if (text[i] == ':') {
        return text[i + 1] == ']' ? i + 1 : -1;
      }
    }
    return -1;
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static IntPredicate named(String name) throws MalformedGlobException {
    IntPredicate set = CLASSES.get(name);
    if (set == null) {
      throw new MalformedGlobException("there is no class [:" + name + ":]");
    }
    return set;
  }
}
