package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.ReadAllViaFileBasedSourceWithFilename;
import org.apache.beam.sdk.io.TextSource;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.options.ValueProvider.StaticValueProvider;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.therapeuticlocator.row.CsvRecord;
import org.therapeuticlocator.row.PhysicalRecord;
import org.therapeuticlocator.row.RecordAssembler;
import org.therapeuticlocator.transforms.RawRow;
import org.therapeuticlocator.transforms.RowBlock;

/**
 * The rows of the input files in blocks ({@link RowBlock}), without their header lines. A file that
 * cannot be split, or is not worth it, is read once, by one worker, who deals its blocks out to
 * all; a large one in ranges.
 */
public final class ReadRows extends PTransform<PBegin, PCollection<byte[]>> {
  // What TextIO takes for a bundle: up to here it would not split the file either.
  private static final long LARGE_BYTES = 64L << 20;

  // Dealing sorts, and what is larger than a sort buffer would fail: its reader cleans it, too.
  private static final int LARGE_BLOCK_BYTES = 256 << 10;

  private static final TupleTag<KV<Integer, byte[]>> DEALT = new TupleTag<>() {};
  private static final TupleTag<byte[]> LARGE = new TupleTag<>() {};

  private static final int HEADER_LINES = 1;
  private static final long FIRST_LINE = 2;

  private final List<StoredFile> files;
  private final boolean multiline;
  private final int lanes;
  private final long largeBytes;

  private ReadRows(List<StoredFile> files, boolean multiline, int lanes, long largeBytes) {
    this.files = List.copyOf(files);
    this.multiline = multiline;
    this.lanes = lanes;
    this.largeBytes = largeBytes;
  }

  /**
   * Reads {@code files}, to which {@link RawRow#file} points.
   *
   * @param multiline whether records may span lines
   * @param lanes keys by which blocks are dealt to the workers
   */
  public static ReadRows of(List<StoredFile> files, boolean multiline, int lanes) {
    return new ReadRows(files, multiline, lanes, LARGE_BYTES);
  }

  /** The same, where larger files than {@code bytes} are read in ranges if they can be. */
  ReadRows inRangesAbove(long bytes) {
    return new ReadRows(files, multiline, lanes, bytes);
  }

  @Override
  public PCollection<byte[]> expand(PBegin begin) {
    Map<Integer, StoredFile> whole = new LinkedHashMap<>();
    Map<Integer, StoredFile> inRanges = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      boolean splittable = !multiline && !files.get(i).isPacked();
      (splittable && files.get(i).size() > largeBytes ? inRanges : whole).put(i, files.get(i));
    }
    List<PCollection<byte[]>> rows = new ArrayList<>();
    if (!whole.isEmpty()) {
      rows.add(blocks(begin, whole));
    }
    if (!inRanges.isEmpty()) {
      rows.add(ranges(begin, inRanges));
    }
    return rows.size() == 1
        ? rows.get(0)
        : PCollectionList.of(rows).apply("AllRows", Flatten.pCollections());
  }

  private PCollection<byte[]> blocks(PBegin begin, Map<Integer, StoredFile> whole) {
    PCollectionTuple blocks =
        begin
            .apply("WholeFiles", Create.of(whole))
            .apply(
                "ReadBlocks",
                ParDo.of(new ReadBlocks(multiline, lanes))
                    .withOutputTags(DEALT, TupleTagList.of(LARGE)));
    return PCollectionList.of(
            blocks.get(DEALT).apply("Deal", Reshuffle.of()).apply("Blocks", Values.create()))
        .and(blocks.get(LARGE))
        .apply("AllBlocks", Flatten.pCollections());
  }

  /** By TextIO's source, which knows no line numbers. */
  private static PCollection<byte[]> ranges(PBegin begin, Map<Integer, StoredFile> inRanges) {
    Map<String, Integer> byName = new HashMap<>();
    inRanges.forEach((i, file) -> byName.put(file.metadata().resourceId().toString(), i));
    return ReadLines.open(begin, inRanges.values(), Compression.UNCOMPRESSED)
        .apply(
            "LinesOfRanges",
            new ReadAllViaFileBasedSourceWithFilename<>(
                LARGE_BYTES,
                ReadRows::source,
                KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of())))
        .apply(
            "RowsOfRanges",
            MapElements.into(TypeDescriptor.of(byte[].class))
                .via(
                    line ->
                        RowBlock.of(
                            Objects.requireNonNull(byName.get(line.getKey())), line.getValue())));
  }

  private static TextSource source(String name) {
    return new TextSource(
        StaticValueProvider.of(name), EmptyMatchTreatment.DISALLOW, null, HEADER_LINES);
  }

  /** Hands over the records of {@code in} but its first line, which is the header. */
  static void read(InputStream in, boolean multiline, Consumer<PhysicalRecord> action)
      throws IOException {
    try (PhysicalLines lines = new PhysicalLines(in, Integer.MAX_VALUE)) {
      if (lines.hasNext()) {
        lines.next();
      }
      if (multiline) {
        new RecordAssembler(lines, FIRST_LINE).forEachRemaining(action);
        return;
      }
      for (long line = FIRST_LINE; lines.hasNext(); line++) {
        action.accept(new PhysicalRecord(line, CsvRecord.withoutEnd(lines.next()), false));
      }
    }
  }

  /** Reads files, each once and from its start, into blocks of whole records, dealt to lanes. */
  private static final class ReadBlocks extends DoFn<KV<Integer, StoredFile>, KV<Integer, byte[]>> {
    private final boolean multiline;
    private final int lanes;
    private transient int blocks;

    ReadBlocks(boolean multiline, int lanes) {
      this.multiline = multiline;
      this.lanes = lanes;
    }

    @ProcessElement
    public void readBlocks(@Element KV<Integer, StoredFile> file, MultiOutputReceiver out)
        throws IOException {
      RowBlock.Packer packer =
          new RowBlock.Packer(
              file.getKey(),
              RowBlock.FULL_BYTES,
              block -> {
                if (block.length > LARGE_BLOCK_BYTES) {
                  out.get(LARGE).output(block);
                } else {
                  out.get(DEALT).output(KV.of(Math.floorMod(blocks++, lanes), block));
                }
              });
      read(file.getValue().open(), multiline, packer::add);
      packer.flush();
    }
  }
}
