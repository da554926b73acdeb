package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.values.KV;
import org.junit.Test;

public class OpenBlocksTest {
  private final List<KV<String, byte[]>> blocks = new ArrayList<>();
  private final OpenBlocks<String> open = new OpenBlocks<>(65_536, 1_000);

  @Test
  public void linesComeOutAsTheyWentIn() {
    add("a");
    add("é😀\u2028");
    assertThat(blocks, is(empty()));

    open.flush(blocks::add);
    assertThat(blocks, hasSize(1));
    assertThat(LineBlock.lines(blocks.get(0).getValue()), contains("a", "é😀\u2028"));
  }

  @Test
  public void fullBlockIsHandedOverAtOnceAndTheNextStartsEmpty() {
    String almost = "é".repeat(32_767);
    add(almost);
    assertThat(blocks, is(empty()));

    add("y");
    assertThat(texts(), contains("key: " + almost + "\ny"));

    add("z");
    open.flush(blocks::add);
    assertThat(texts(), contains("key: " + almost + "\ny", "key: z"));
  }

  @Test
  public void blocksOfACountHoldThatManyLinesHoweverShort() {
    OpenBlocks<String> pairs = new OpenBlocks<>(65_536, 2);
    pairs.add("key", "", blocks::add);
    assertThat(blocks, is(empty()));

    pairs.add("key", "b", blocks::add);
    pairs.add("key", "", blocks::add);
    pairs.flush(blocks::add);
    assertThat(texts(), contains("key: \nb", "key: "));
  }

  @Test
  public void lineLongerThanABlockIsABlock() {
    String line = "x".repeat(500_000);
    add(line);
    assertThat(texts(), contains("key: " + line));
  }

  @Test
  public void nothingIsHandedOverWhenNothingWasCollected() {
    open.flush(blocks::add);
    add("a");
    open.flush(blocks::add);
    open.flush(blocks::add);
    assertThat(texts(), contains("key: a"));
  }

  @Test
  public void linesOfSeveralKeysAreInBlocksOfTheirOwn() {
    OpenBlocks<String> pairs = new OpenBlocks<>(65_536, 2);
    pairs.add("a", "1", blocks::add);
    pairs.add("b", "2", blocks::add);
    pairs.add("a", "3", blocks::add);
    assertThat(texts(), contains("a: 1\n3"));

    pairs.add("a", "4", blocks::add);
    pairs.flush(blocks::add);
    assertThat(texts(), containsInAnyOrder("a: 1\n3", "a: 4", "b: 2"));
  }

  private void add(String line) {
    open.add("key", line, blocks::add);
  }

  private List<String> texts() {
    return blocks.stream()
        .map(block -> block.getKey() + ": " + String.join("\n", LineBlock.lines(block.getValue())))
        .toList();
  }
}
