package org.therapeuticlocator.pipeline.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import org.junit.Test;

public class VisibleTest {
  @Test
  public void whatWouldActOnTheTerminalIsAQuestionMark() {
    shows("a\u001B[31mred\u001B[0m", "a?[31mred?[0m");
    shows("one\r\ntwo\tthree\0", "one??two?three?");
    shows("C1: \u009B2J \u0085", "C1: ?2J ?");
    shows("gpj.\u202Eexe.\u2066x\u2069\u200F", "gpj.?exe.?x??");
    shows("line\u2028paragraph\u2029", "line?paragraph?");
    shows("half \uD83D of a pair", "half ? of a pair");
    shows("\uFEFFbom\u200B", "?bom?");
  }

  @Test
  public void textOfAnyLanguageStays() {
    for (String text : new String[] {"Peñuelas", "薬局", "😀 ok", "a\u0301", "\uFFFD"}) {
      shows(text, text);
    }
  }

  @Test
  public void whatIsTooLongIsCutByCharactersNotByHalvesOfThem() {
    assertThat(Visible.start("abcdef", 6), is("abcdef"));
    assertThat(Visible.start("abcdefg", 6), is("abcde…"));
    assertThat(Visible.start("😀😀😀😀", 3), is("😀😀…"));
    assertThat(Visible.end("/long/path/file.csv", 9), is("…file.csv"));
    assertThat(Visible.end("😀😀😀😀", 3), is("…😀😀"));
    assertThat(Visible.start("a\u001Bbc", 3), is("a?…"));
  }

  @Test
  public void thePageGivesEachASignOfItsOwn() {
    assertThat(Visible.signs("a\tb\r\n\u0000"), is("a␉b␍␊␀"));
    assertThat(Visible.signs("\u202Eevil\u2066"), is("⟨U+202E⟩evil⟨U+2066⟩"));
    assertThat(Visible.signs("\u2028\u2029\uFEFF"), is("⟨U+2028⟩⟨U+2029⟩⟨U+FEFF⟩"));
    assertThat(Visible.signs("\uD800 \u007F"), is("⟨U+D800⟩ ⟨U+007F⟩"));
    assertThat(Visible.signs("Peña \uD83D\uDC89 \uFFFD"), is("Peña \uD83D\uDC89 \uFFFD"));
  }

  @Test
  public void linesBreakAtSpacesAndKeepTheIndent() {
    assertThat(
        Visible.lines("one two three four", "  ", 11), contains("  one two", "  three", "  four"));
    assertThat(Visible.lines("one two", "", 7), contains("one two"));
    assertThat(Visible.lines("Run       x", "", 80), contains("Run       x"));
    assertThat(Visible.lines("", "", 80), is(empty()));
  }

  @Test
  public void wordThatIsTooLongHasALineOfItsOwn() {
    assertThat(
        Visible.lines("see s3://bucket/runs/a-long-name/ for it", "", 10),
        contains("see", "s3://bucket/runs/a-long-name/", "for it"));
    assertThat(Visible.lines("s3://bucket/runs/", "", 10), contains("s3://bucket/runs/"));
  }

  private static void shows(String text, String printed) {
    assertThat(Visible.of(text), is(printed));
  }
}
