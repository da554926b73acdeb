package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

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
            RawRow.at(70_000, 2, "é😀,\"a\r\nb\""),
            RawRow.at(70_000, 4, ""),
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
    assertThat(
        rows(),
        contains(RawRow.at(0, 2, "a"), RawRow.at(0, 3, "x".repeat(100_000)), RawRow.at(0, 4, "b")));
  }

  @Test
  public void rowWhoseLineIsNotKnownIsABlockToo() {
    for (RawRow row : List.of(RawRow.of(3, "é"), new RawRow(0, "", 2L, true))) {
      assertThat(RowBlock.rows(RowBlock.of(row)), contains(row));
    }
  }

  private List<RawRow> rows() {
    List<RawRow> rows = new ArrayList<>();
    blocks.forEach(block -> rows.addAll(RowBlock.rows(block)));
    return rows;
  }
}
