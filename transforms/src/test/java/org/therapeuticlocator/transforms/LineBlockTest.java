package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.Test;

public class LineBlockTest {
  @Test
  public void blockOfAllLinesHoldsThemInTheirOrderAndNoneOfNone() {
    assertThat(LineBlock.lines(LineBlock.of(List.of("b", "", "a"))), contains("b", "", "a"));
    assertThat(LineBlock.lines(LineBlock.of(List.of())), is(empty()));
  }
}
