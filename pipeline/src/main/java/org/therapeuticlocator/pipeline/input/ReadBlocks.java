package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.therapeuticlocator.row.PhysicalRecord;
import org.therapeuticlocator.row.RecordAssembler;
import org.therapeuticlocator.transforms.RowBlock;

/** Reads files, each once and from its start, into blocks of whole records, dealt to lanes. */
final class ReadBlocks extends DoFn<KV<Integer, StoredFile>, KV<Integer, byte[]>> {
  private static final long FIRST_LINE = 2;

  private final boolean multiline;
  private final int lanes;
  private transient int blocks;

  ReadBlocks(boolean multiline, int lanes) {
    this.multiline = multiline;
    this.lanes = lanes;
  }

  @ProcessElement
  public void read(@Element KV<Integer, StoredFile> file, OutputReceiver<KV<Integer, byte[]>> out)
      throws IOException {
    RowBlock.Packer packer =
        new RowBlock.Packer(
            file.getKey(),
            RowBlock.FULL_BYTES,
            block -> out.output(KV.of(Math.floorMod(blocks++, lanes), block)));
    read(file.getValue().open(), multiline, packer::add);
    packer.flush();
  }

  /** Hands over the records of {@code in} but its first line, which is the header. */
  static void read(InputStream in, boolean multiline, Consumer<PhysicalRecord> action)
      throws IOException {
    try (PhysicalLines lines = PhysicalLines.of(in)) {
      if (lines.hasNext()) {
        lines.next();
      }
      if (multiline) {
        new RecordAssembler(lines, FIRST_LINE).forEachRemaining(action);
        return;
      }
      for (long line = FIRST_LINE; lines.hasNext(); line++) {
        action.accept(new PhysicalRecord(line, PhysicalLines.withoutEnd(lines.next()), false));
      }
    }
  }
}
