package org.therapeuticlocator.pipeline.input;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

public class GlobTest {
  @Test
  public void wildcardsMatchWithinOneName() throws Exception {
    assertThat(matches("*.csv", "a.csv", "x/a.csv", "a.csv.gz", "a"), is("a.csv"));
    assertThat(matches("x/*/?.csv", "x/y/a.csv", "x/a.csv", "x/y/ab.csv"), is("x/y/a.csv"));
    assertThat(matches("*a*b*", "ab", "xaxbx", "ba"), is("ab xaxbx"));
    assertThat(matches("?.csv", "é.csv", "💊.csv", ".csv"), is("é.csv 💊.csv"));
    assertThat(matches("x//*", "x//a", "x/a"), is("x//a"));
  }

  @Test
  public void twoStarsMatchAcrossFolders() throws Exception {
    assertThat(matches("x/**.csv", "x/a.csv", "x/y/z/a.csv", "a.csv"), is("x/a.csv x/y/z/a.csv"));
    assertThat(matches("x/**/*.csv", "x/a.csv", "x/y/a.csv"), is("x/y/a.csv"));
    assertThat(matches("**", "a", "x/a", "x/.a", ".x/a"), is("a x/a"));
  }

  @Test
  public void pointAtTheStartOfNameIsMatchedByItselfOnly() throws Exception {
    assertThat(matches("*.csv", ".csv", "._a.csv", "a.csv"), is("a.csv"));
    assertThat(matches("x/*.csv", "x/._a.csv", "x/a.csv"), is("x/a.csv"));
    assertThat(matches("?_a", "._a", "x_a"), is("x_a"));
    assertThat(matches("[.x]a", ".a", "xa"), is("xa"));
    assertThat(matches("[!y]a", ".a", "xa"), is("xa"));
    assertThat(matches(".*", ".a", "a"), is(".a"));
    assertThat(matches("a*", "a.b"), is("a.b"));
  }

  @Test
  public void bracketsMatchOneOfTheirCharacters() throws Exception {
    assertThat(matches("[ac-e]", "a", "b", "c", "d", "e", "f", "-"), is("a c d e"));
    assertThat(matches("[!a-c]", "a", "d"), is("d"));
    assertThat(matches("[^a-c]", "a", "d"), is("d"));
    assertThat(matches("[]a]", "]", "a", "b"), is("] a"));
    assertThat(matches("[!]a]", "]", "a", "b"), is("b"));
    assertThat(matches("[a-]", "a", "-", "b"), is("a -"));
    assertThat(matches("[\\]x]", "]", "x", "\\"), is("] x"));
    assertThat(matches("[*?[]", "*", "?", "[", "a"), is("* ? ["));
    assertThat(matches("[[:digit:]x]", "1", "x", "a", ":"), is("1 x"));
    assertThat(matches("[![:upper:]]", "A", "a"), is("a"));
    assertThat(matches("a[!b]c", "a/c", "axc"), is("axc"));
    assertThat(matches("[é-ü]", "ö", "a"), is("ö"));
  }

  @Test
  public void backslashMakesCharacterMeanItself() throws Exception {
    assertThat(matches("\\*\\?\\[\\\\", "*?[\\", "a?["), is("*?[\\"));
    assertThat(Glob.parse("a\\,\\*").hasWildcard(), is(false));
    assertThat(Glob.parse("a\\,\\*").prefix(), is("a,*"));
    assertThat(Glob.parse("x/a[1]*").prefix(), is("x/a"));
  }

  @Test
  public void malformedPatternsSayWhy() {
    assertThat(why("data/[1.csv"), is("a [ has no ]"));
    assertThat(why("[a/b]"), is("a [ has no ]"));
    assertThat(why("[]"), is("a [ has no ]"));
    assertThat(why("[!]"), is("a [ has no ]"));
    assertThat(why("[z-a]"), is("in [z-a] the order is wrong"));
    assertThat(why("[[:no:]]"), is("there is no class [:no:]"));
    assertThat(why("a\\"), is("nothing comes after the last \\"));
  }

  @Test(timeout = 10_000)
  public void manyStarsDoNotMakeMatchingSlow() throws Exception {
    assertThat(Glob.parse("*a".repeat(500) + "b").matches("a".repeat(1_000)), is(false));
  }

  @Test
  public void randomPatternsMatchAsTheirRegularExpressionsDo() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String pattern = some(random, "a./*?");
      String name = some(random, "aab./");
      String regex = regex(pattern.replaceAll("[*]{2,}", "#"));
      assertThat(
          pattern + ' ' + name,
          Glob.parse(pattern).matches(name),
          is(Pattern.matches(regex, name)));
    }
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      boolean first = i == 0 || pattern.charAt(i - 1) == '/';
      regex.append(
          switch (pattern.charAt(i)) {
            case '.' -> first ? "[.]" : "(?<=[^/])[.]";
            case '?' -> "(?!(?<![^/])[.])[^/]";
            case '*' -> "(?:(?!(?<![^/])[.])[^/])*";
            case '#' -> "(?:(?!(?<![^/])[.]).)*";
            default -> pattern.substring(i, i + 1);
          });
    }
    return regex.toString();
  }

  private static String some(Random random, String characters) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

  private static String matches(String pattern, String... names) throws Exception {
    Glob glob = Glob.parse(pattern);
    return String.join(" ", Stream.of(names).filter(glob::matches).toList());
  }

  private static String why(String pattern) {
    return String.valueOf(
        assertThrows(Glob.MalformedException.class, () -> Glob.parse(pattern)).getMessage());
  }
}
