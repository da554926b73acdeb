package org.therapeuticlocator.row;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class ItemSizeTest {
  @Test
  public void namesStringsNumbersAndSetElementsCount() {
    Provider provider =
        Provider.builder()
            .put(Attribute.ID, "12345")
            .put(Attribute.CITY, "Peña")
            .put(Attribute.LATITUDE, "-12.5")
            .flag(Issue.NPI)
            .flag(Issue.ZIP)
            .build();

    int id = 2 + 5;
    int city = 4 + 5;
    int latitude = 8 + 2 + 1 + 1;
    int issues = 6 + 3 + 3;
    assertThat(ItemSize.bytes(provider), is(id + city + latitude + issues));
  }

  @Test
  public void twoSignificantDigitsOfNumberShareByte() {
    assertThat(ItemSize.numberBytes("7"), is(2));
    assertThat(ItemSize.numberBytes("17"), is(2));
    assertThat(ItemSize.numberBytes("170"), is(2));
    assertThat(ItemSize.numberBytes("171"), is(3));
    assertThat(ItemSize.numberBytes("0.05"), is(2));
    assertThat(ItemSize.numberBytes("-100.005"), is(5));
    assertThat(ItemSize.numberBytes("0"), is(1));
  }

  @Test
  public void textCountsAsUtf8() {
    for (String text : new String[] {"", "abc", "é߿", "ࠀ漢\uFFFD", "a😀b", "\uE000"}) {
      assertThat(ItemSize.utf8Bytes(text), is(text.getBytes(StandardCharsets.UTF_8).length));
    }
  }
}
