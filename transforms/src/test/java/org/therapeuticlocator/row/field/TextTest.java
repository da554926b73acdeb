package org.therapeuticlocator.row.field;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.sameInstance;

import java.util.Random;
import org.junit.Test;

public class TextTest {
  @Test
  public void plainTextIsHandedBackAsItIs() {
    String plain = "CVS Store #08858 (24h) ~";

    assertThat(Text.clean(plain), sameInstance(plain));
  }

  @Test
  public void mojibakeIsRepairedOnce() {
    assertThat(Text.clean("Fishermenâ€™s"), is("Fishermen’s"));
    assertThat(Text.clean("PeÃ±a"), is("Peña"));
    assertThat(Text.clean("ÃƒÂ±"), is("Ã±"));
    assertThat(Text.clean("ðŸ˜€"), is("😀"));
  }

  @Test
  public void whatWasNeverMojibakeStays() {
    assertThat(Text.clean("Peña"), is("Peña"));
    assertThat(Text.clean("Ã"), is("Ã"));
    assertThat(Text.clean("Ã± 漢"), is("Ã± 漢"));
    // Surrogates and overlong forms are not UTF-8.
    assertThat(Text.clean("í\u00A0€"), is("í €"));
    assertThat(Text.clean("À€"), is("À€"));
  }

  @Test
  public void bytesWithoutCharacterInWindows1252AreNotRepaired() {
    assertThat(Text.clean("Ã\u0081x"), is("Ã x"));
    assertThat(Text.clean("â€\u009D"), is("â€"));
  }

  @Test
  public void whiteSpaceAndControlCharactersBecomeOneSpace() {
    assertThat(Text.clean(" a\t\u0000\u0085 b\u00A0\u2003\u3000c\u007F\u001F"), is("a b c"));
    assertThat(Text.clean("a\u2028b\u202Fc\u205Fd\u1680e\u2029f"), is("a b c d e f"));
    assertThat(Text.clean("a\u180Eb\u200Cc"), is("a\u180Eb\u200Cc"));
  }

  @Test
  public void invisibleCharactersAreDeletedBeforeRunsAreJoined() {
    assertThat(Text.clean("\uFEFFa\u200B\u2060b"), is("ab"));
    assertThat(Text.clean("a \u200B b"), is("a b"));
    assertThat(Text.clean("a\uFFFD\u200B\uFFFDb"), is("a\uFFFDb"));
  }

  @Test
  public void replacementCharactersBecomeOneButNotAcrossSpace() {
    assertThat(Text.clean("\uFFFD\uFFFD\uFFFD"), is("\uFFFD"));
    assertThat(Text.clean("\uFFFD \uFFFD"), is("\uFFFD \uFFFD"));
    assertThat(Text.isUnreadable(Text.clean("ï¿½ï¿½")), is(true));
    assertThat(Text.isUnreadable("é"), is(false));
  }

  @Test
  public void textIsComposed() {
    assertThat(Text.clean("Pen\u0303a"), is("Peña"));
    assertThat(Text.clean("\u212B"), is("Å"));
  }

  @Test
  public void blankValuesAreEmpty() {
    assertThat(Text.clean(""), is(""));
    assertThat(Text.clean(" \t\u200B\u00A0"), is(""));
    assertThat(Text.clean("Â\u00A0"), is(""));
  }

  @Test
  public void cleaningTwiceIsCleaningOnceWhereNothingIsMojibake() {
    String alphabet = "ab \t\u0000\u00A0\u200B\u2060\uFEFF\uFFFD\u0301e漢\u2003\u1100\u1161";
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder value = new StringBuilder();
      for (int length = random.nextInt(8); length > 0; length--) {
        value.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String once = Text.clean(value.toString());
      assertThat(Text.clean(once), is(once));
    }
  }

  @Test
  public void firstWordEndsAtSpace() {
    assertThat(Text.firstWord("St. Clair Hospital"), is("St."));
    assertThat(Text.firstWord("CVS"), is("CVS"));
  }

  @Test
  public void streetEndsAtFirstComma() {
    assertThat(Text.beforeFirstComma("1 Elm St , Suite 2, x"), is("1 Elm St"));
    assertThat(Text.beforeFirstComma("1 Elm St"), is("1 Elm St"));
    assertThat(Text.beforeFirstComma(", Suite 2"), is(nullValue()));
    assertThat(Text.beforeFirstComma(","), is(nullValue()));
  }
}
