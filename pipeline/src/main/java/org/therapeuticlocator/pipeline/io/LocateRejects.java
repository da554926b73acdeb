package org.therapeuticlocator.pipeline.io;

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
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.Outcome;
import org.therapeuticlocator.row.RowCleaner;
import org.therapeuticlocator.transforms.RawRow;
import org.therapeuticlocator.transforms.Reject;

/**
 * Gives rejected lines their file and line number, which TextIO does not tell. A row's outcome
 * depends on its text and header alone, so the files are read once more for just the lines that
 * were rejected; when none was, they are not opened.
 */
public final class LocateRejects extends PTransform<PCollection<Reject>, PCollection<Reject>> {
  private final List<InputFile> files;
  private final List<Header> headers;

  private LocateRejects(List<InputFile> files, List<Header> headers) {
    this.files = List.copyOf(files);
    this.headers = List.copyOf(headers);
  }

  /** Finds the places of rejects of {@code files}, whose headers are among {@code headers}. */
  public static LocateRejects in(List<InputFile> files, List<Header> headers) {
    return new LocateRejects(files, headers);
  }

  @Override
  public PCollection<Reject> expand(PCollection<Reject> rejects) {
    PCollectionView<Set<Integer>> wanted =
        rejects
            .apply(
                "Hash",
                MapElements.into(TypeDescriptors.integers())
                    .via(reject -> hash(reject.row().header(), reject.row().text())))
            .apply("Distinct", Combine.globally(new Union()).asSingletonView());
    return rejects
        .getPipeline()
        .apply("Files", Create.of(files).withCoder(SerializableCoder.of(InputFile.class)))
        .apply("Find", ParDo.of(new Fn(headers, wanted)).withSideInputs(wanted))
        .setCoder(SerializableCoder.of(Reject.class));
  }

  // Two lines of one hash are told apart by cleaning them again, so a short one does.
  private static int hash(int header, String line) {
    return 31 * line.hashCode() + header;
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
          if (lineNumber > 1
              && hashes.contains(hash(file.header(), line))
              && cleaner.clean(line) instanceof Outcome.Rejected rejected) {
            RawRow row = RawRow.at(file.source(), lineNumber, file.header(), line);
            context.output(new Reject(rejected.reason(), rejected.column(), rejected.value(), row));
          }
        }
      }
    }
  }
}
