package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.therapeuticlocator.transforms.Samples.row;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.therapeuticlocator.row.PhysicalRecord;

public class RowBlockTest {
  private final List<byte[]> blocks = new ArrayList<>();

  @Test
  public void rowsComeBackWithTheirPlaces() {
    RowBlock.Packer packer = new RowBlock.Packer(70_000, 1_000, blocks::add);
    packer.add(new PhysicalRecord(2, "é😀,\"a\r\nb\"", false));
    packer.add(new PhysicalRecord(4, "", false));
    packer.add(new PhysicalRecord(5_000_000_000L, "\"open", true));
    assertThat(blocks, is(empty()));

    packer.flush();
    packer.flush();
    assertThat(blocks, hasSize(1));
    assertThat(
        rows(),
        contains(
            row(70_000, 2, "é😀,\"a\r\nb\""),
            row(70_000, 4, ""),
            new RawRow(70_000, "\"open", 5_000_000_000L, true)));
  }

  @Test
  public void fullBlockIsHandedOverAtOnceAndALongRecordEndsIt() {
    RowBlock.Packer packer = new RowBlock.Packer(0, 100, blocks::add);
    packer.add(new PhysicalRecord(2, "a", false));
    packer.add(new PhysicalRecord(3, "x".repeat(100_000), false));
    assertThat(blocks, hasSize(1));

    packer.add(new PhysicalRecord(4, "b", false));
    packer.flush();
    assertThat(blocks, hasSize(2));
    assertThat(rows(), contains(row(0, 2, "a"), row(0, 3, "x".repeat(100_000)), row(0, 4, "b")));
  }

  @Test
  public void rowWhoseLineIsNotKnownIsABlockToo() {
    blocks.add(RowBlock.of(3, "é"));
    blocks.add(RowBlock.of(0, ""));
    assertThat(rows(), contains(row(3, "é"), row(0, "")));
  }

  private List<RawRow> rows() {
    List<RawRow> rows = new ArrayList<>();
    blocks.forEach(block -> RowBlock.forEach(block, rows::add));
    return rows;
  }
}
