package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.SetCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Outcome;
import org.therapeuticlocator.row.RowCleaner;
import org.therapeuticlocator.transforms.CleanRows;
import org.therapeuticlocator.transforms.FlaggedRow;
import org.therapeuticlocator.transforms.RawRow;
import org.therapeuticlocator.transforms.Reject;

/**
 * Gives rejected rows, and the examples of flags, their file and line number, which TextIO does not
 * tell. A row's outcome depends on its text and header alone, so the files are read once more for
 * just the lines that are wanted; when none is, they are not opened.
 */
public final class LocateRows extends PTransform<PCollectionTuple, PCollectionTuple> {
  private final List<InputFile> files;
  private final List<Header> headers;

  private LocateRows(List<InputFile> files, List<Header> headers) {
    this.files = List.copyOf(files);
    this.headers = List.copyOf(headers);
  }

  /**
   * Finds the places of the {@link CleanRows#REJECTED} and {@link CleanRows#FLAGGED} rows of {@code
   * files}, whose headers are among {@code headers}. Equal rows all have their places, so of a flag
   * more come out than went in.
   */
  public static LocateRows in(List<InputFile> files, List<Header> headers) {
    return new LocateRows(files, headers);
  }

  @Override
  public PCollectionTuple expand(PCollectionTuple rows) {
    PCollection<Integer> ofRejects =
        rows.get(CleanRows.REJECTED)
            .apply(
                "HashRejects",
                MapElements.into(TypeDescriptors.integers()).via(reject -> hash(reject.row())));
    PCollection<Integer> ofFlagged =
        rows.get(CleanRows.FLAGGED)
            .apply(
                "HashFlagged",
                MapElements.into(TypeDescriptors.integers()).via(flagged -> hash(flagged.row())));
    PCollectionView<Set<Integer>> wanted =
        PCollectionList.of(ofRejects)
            .and(ofFlagged)
            .apply("Hashes", Flatten.pCollections())
            .apply("Distinct", Combine.globally(new Union()).asSingletonView());
    PCollectionTuple located =
        rows.getPipeline()
            .apply("Files", Create.of(files).withCoder(SerializableCoder.of(InputFile.class)))
            .apply(
                "Find",
                ParDo.of(new Fn(headers, wanted))
                    .withSideInputs(wanted)
                    .withOutputTags(CleanRows.REJECTED, TupleTagList.of(CleanRows.FLAGGED)));
    located.get(CleanRows.REJECTED).setCoder(SerializableCoder.of(Reject.class));
    located.get(CleanRows.FLAGGED).setCoder(SerializableCoder.of(FlaggedRow.class));
    return located;
  }

  // Two lines of one hash are told apart by cleaning them again, so a short one does.
  private static int hash(RawRow row) {
    return 31 * row.text().hashCode() + row.header();
  }

  private static final class Union extends Combine.CombineFn<Integer, Set<Integer>, Set<Integer>> {
    @Override
    public Set<Integer> createAccumulator() {
      return new HashSet<>();
    }

    @Override
    public Set<Integer> addInput(Set<Integer> set, Integer hash) {
      set.add(hash);
      return set;
    }

    @Override
    public Set<Integer> mergeAccumulators(Iterable<Set<Integer>> sets) {
      Set<Integer> union = new HashSet<>();
      sets.forEach(union::addAll);
      return union;
    }

    @Override
    public Set<Integer> extractOutput(Set<Integer> set) {
      return set;
    }

    @Override
    public SetCoder<Integer> getAccumulatorCoder(
        CoderRegistry registry, Coder<Integer> inputCoder) {
      return SetCoder.of(VarIntCoder.of());
    }

    @Override
    public SetCoder<Integer> getDefaultOutputCoder(
        CoderRegistry registry, Coder<Integer> inputCoder) {
      return SetCoder.of(VarIntCoder.of());
    }
  }

  private static final class Fn extends DoFn<InputFile, Reject> {
    private final List<RowCleaner> cleaners;
    private final PCollectionView<Set<Integer>> wanted;

    Fn(List<Header> headers, PCollectionView<Set<Integer>> wanted) {
      this.cleaners = headers.stream().map(RowCleaner::new).toList();
      this.wanted = wanted;
    }

    @ProcessElement
    public void find(ProcessContext context) throws IOException {
      Set<Integer> hashes = context.sideInput(wanted);
      if (hashes.isEmpty()) {
        return;
      }
      InputFile file = context.element();
      RowCleaner cleaner = cleaners.get(file.header());
      try (PhysicalLines lines = PhysicalLines.of(file.file().open())) {
        for (long lineNumber = 1; lines.hasNext(); lineNumber++) {
          String line = PhysicalLines.withoutEnd(lines.next());
          if (lineNumber > 1 && hashes.contains(hash(RawRow.of(file.header(), line)))) {
            RawRow row = RawRow.at(file.source(), lineNumber, file.header(), line);
            output(row, cleaner.clean(line), context);
          }
        }
      }
    }

    private static void output(RawRow row, Outcome outcome, ProcessContext context) {
      if (outcome instanceof Outcome.Rejected rejected) {
        context.output(new Reject(rejected.reason(), rejected.column(), rejected.value(), row));
      } else if (outcome instanceof Outcome.Kept kept) {
        kept.provider()
            .issues()
            .forEach(issue -> context.output(CleanRows.FLAGGED, new FlaggedRow(issue, row)));
      }
    }
  }
}
