package org.therapeuticlocator.pipeline.input;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.Test;

public class BracesTest {
  @Test
  public void listIsSplitAtCommasOutsideBracesBracketsAndEscapes() {
    assertThat(split("a.csv,b.csv"), contains("a.csv", "b.csv"));
    assertThat(split("x/{a,{b,c}}.csv,d"), contains("x/{a,{b,c}}.csv", "d"));
    assertThat(split("a\\,b,c"), contains("a\\,b", "c"));
    assertThat(split("a[,]b,c"), contains("a[,]b", "c"));
    assertThat(split("a[1,b]"), contains("a[1,b]"));
    assertThat(split("a[1,x/b]"), contains("a[1", "x/b]"));
    assertThat(split("a}.csv,b"), contains("a}.csv", "b"));
    assertThat(split("{a,b.csv"), contains("{a,b.csv"));
    assertThat(split(",a,,"), contains("", "a", "", ""));
  }

  @Test
  public void partThatExistsIsOneName() {
    Set<String> files = Set.of("a,b", "{c", "a");

    assertThat(Braces.split("a,b,{c,d", files::contains), contains("a,b", "{c", "d"));
  }

  @Test
  public void bracesExpandAsInTheShell() throws Exception {
    assertThat(Braces.expand("a.csv"), contains("a.csv"));
    assertThat(Braces.expand("x/{a,b}.csv"), contains("x/a.csv", "x/b.csv"));
    assertThat(Braces.expand("{a,{b,c}d}{1,2}"), contains("a1", "a2", "bd1", "bd2", "cd1", "cd2"));
    assertThat(Braces.expand("a{,.gz}"), contains("a", "a.gz"));
    assertThat(Braces.expand("{a}{}}"), contains("{a}{}}"));
    assertThat(Braces.expand("{x{a,b}}"), contains("{xa}", "{xb}"));
    assertThat(Braces.expand("\\{a,b[{]"), contains("\\{a,b[{]"));
    assertThat(Braces.expand("{a\\,b,[,}]}"), contains("a\\,b", "[,}]"));
  }

  @Test
  public void bracesThatStandForTooMuchAreRefused() throws Exception {
    assertThat(Braces.expand("{a,b}".repeat(13)), hasSize(8_192));
    for (String pattern :
        List.of("{a", "x{a,b", "{a,{b}", "{a,b}".repeat(14), "{".repeat(100_000))) {
      assertThrows(Glob.MalformedException.class, () -> Braces.expand(pattern));
    }
  }

  private static List<String> split(String list) {
    return Braces.split(list, name -> false);
  }
}
