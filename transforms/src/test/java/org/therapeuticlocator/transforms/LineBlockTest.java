package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class LineBlockTest {
  private final List<byte[]> blocks = new ArrayList<>();
  private final LineBlock.Packer packer = new LineBlock.Packer(65_536, 1_000, blocks::add);

  @Test
  public void linesComeOutAsTheyWentIn() {
    packer.add("a");
    packer.add("é😀\u2028");
    assertThat(blocks, is(empty()));

    packer.flush();
    assertThat(blocks, hasSize(1));
    assertThat(LineBlock.lines(blocks.get(0)), contains("a", "é😀\u2028"));
  }

  @Test
  public void fullBlockIsHandedOverAtOnceAndTheNextStartsEmpty() {
    String almost = "é".repeat(32_767);
    packer.add(almost);
    assertThat(blocks, is(empty()));

    packer.add("y");
    assertThat(texts(), contains(almost + "\ny"));

    packer.add("z");
    packer.flush();
    assertThat(texts(), contains(almost + "\ny", "z"));
  }

  @Test
  public void blockOfAllLinesHoldsThemInTheirOrderAndNoneOfNone() {
    assertThat(LineBlock.lines(LineBlock.of(List.of("b", "", "a"))), contains("b", "", "a"));
    assertThat(LineBlock.lines(LineBlock.of(List.of())), is(empty()));
  }

  @Test
  public void blocksOfACountHoldThatManyLinesHoweverShort() {
    LineBlock.Packer pairs = new LineBlock.Packer(65_536, 2, blocks::add);
    pairs.add("");
    assertThat(blocks, is(empty()));

    pairs.add("b");
    pairs.add("");
    pairs.flush();
    assertThat(texts(), contains("\nb", ""));
  }

  @Test
  public void lineLongerThanABlockIsABlock() {
    String line = "x".repeat(500_000);
    packer.add(line);
    assertThat(texts(), contains(line));
  }

  @Test
  public void nothingIsHandedOverWhenNothingWasCollected() {
    packer.flush();
    packer.add("a");
    packer.flush();
    packer.flush();
    assertThat(texts(), contains("a"));
  }

  private List<String> texts() {
    return blocks.stream().map(block -> String.join("\n", LineBlock.lines(block))).toList();
  }
}
