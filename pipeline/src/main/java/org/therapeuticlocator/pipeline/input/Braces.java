package org.therapeuticlocator.pipeline.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * Commas: those inside braces list what the pattern stands for, as in a shell; those outside
 * separate patterns. After {@code \} and inside {@code […]} comma and brace are characters.
 */
final class Braces {
  private static final int MOST_BRACES = 100;
  private static final int MOST_PATTERNS = 10_000;

  private Braces() {}

  /**
   * Splits a list of patterns at its commas. A part of it that {@code exists} as it stands, commas
   * included, is one name; the longest such goes first.
   */
  static List<String> split(String list, Predicate<String> exists) {
    List<String> patterns = new ArrayList<>();
    for (int start = 0; start <= list.length(); ) {
      int end = existing(list, start, exists);
      if (end < 0) {
        end = end(list, start, ",");
        end = end < 0 ? list.length() : end;
      }
      patterns.add(list.substring(start, end));
      start = end + 1;
    }
    return patterns;
  }

  private static int existing(String list, int start, Predicate<String> exists) {
    for (int end = list.length(); end > start; end = list.lastIndexOf(',', end - 1)) {
      if (exists.test(list.substring(start, end))) {
        return end;
      }
    }
    return -1;
  }

  /**
   * The patterns without braces that {@code pattern} stands for, in order: itself if it has none.
   */
  static List<String> expand(String pattern) throws Glob.MalformedException {
    if (pattern.chars().filter(c -> c == '{').count() > MOST_BRACES) {
      throw new Glob.MalformedException("it has more than 100 braces");
    }
    List<String> expanded = new ArrayList<>();
    expand(pattern, expanded);
    return expanded;
  }

  private static void expand(String pattern, List<String> expanded) throws Glob.MalformedException {
    for (Matcher token = Glob.TOKEN.matcher(pattern); token.find(); ) {
      if (!token.group().equals("{")) {
        continue;
      }
      int close = end(pattern, token.end(), "}");
      if (close < 0) {
        throw new Glob.MalformedException("a { has no }");
      }
      List<String> alternatives = split(pattern.substring(token.end(), close), name -> false);
      // Without a comma a shell leaves the braces as they are.
      if (alternatives.size() > 1) {
        String before = pattern.substring(0, token.start());
        for (String alternative : alternatives) {
          expand(before + alternative + pattern.substring(close + 1), expanded);
        }
        return;
      }
    }
    expanded.add(pattern);
    if (expanded.size() > MOST_PATTERNS) {
      throw new Glob.MalformedException("its braces stand for more than 10,000 names");
    }
  }

  /** From {@code start} the next of {@code ends} that is inside no braces; -1 if there is none. */
  private static int end(String text, int start, String ends) {
    int depth = 0;
    Matcher token = Glob.TOKEN.matcher(text).region(start, text.length());
    while (token.find()) {
      if (depth == 0 && ends.contains(token.group())) {
        return token.start();
      }
      depth += token.group().equals("{") ? 1 : token.group().equals("}") && depth > 0 ? -1 : 0;
    }
    return -1;
  }
}
