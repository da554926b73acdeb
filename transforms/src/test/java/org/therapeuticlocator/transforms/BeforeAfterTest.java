package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;
import static org.therapeuticlocator.transforms.Samples.A;
import static org.therapeuticlocator.transforms.Samples.line;

import org.junit.Test;

public class BeforeAfterTest {
  @Test
  public void lineHasTheIdAndBothSides() {
    String before = line(A, "BOSTON");
    String after = line(A, "QUINCY");

    assertThat(
        new BeforeAfter(before, after).line(),
        is("{\"id\":\"" + A + "\",\"before\":" + before + ",\"after\":" + after + "}"));
  }

  @Test
  public void sidesComeBackWhateverTheirValuesAre() {
    BeforeAfter update =
        new BeforeAfter(
            line(A, "x\",\"before\":{\"city\":\"y\"},\"after\":{}}"),
            line(A, "\n\r\u2028\\\",\"after\":{\"id\":\"\"}}"));

    assertThat(BeforeAfter.parse(update.line()), is(update));
  }

  @Test
  public void anyOtherLineIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> BeforeAfter.parse(Change.UPDATE.put(line(A, ""))));
  }
}
