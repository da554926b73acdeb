package org.therapeuticlocator.transforms;

import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Top;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Of all changes, a few of every kind: those with the smallest ids, whatever order they come in.
 */
public final class ExampleChanges extends PTransform<PCollection<LineBlock>, PCollection<String>> {
  /** How many of a kind. */
  public static final int EXAMPLES = 5;

  private ExampleChanges() {}

  /** The lines of {@link #EXAMPLES} of each kind. */
  public static ExampleChanges ofEachKind() {
    return new ExampleChanges();
  }

  @Override
  public PCollection<String> expand(PCollection<LineBlock> changes) {
    return changes
        .apply("ByKind", ParDo.of(new Fn()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of()))
        .apply("First", Top.smallestPerKey(EXAMPLES))
        .apply("Lists", Values.<List<String>>create())
        .apply("Lines", Flatten.iterables())
        .setCoder(StringUtf8Coder.of());
  }

  private static final class Fn extends DoFn<LineBlock, KV<String, String>> {
    @ProcessElement
    public void byKind(@Element LineBlock changes, OutputReceiver<KV<String, String>> out) {
      // A line begins with its id.
      changes.forEachLine(line -> out.output(KV.of(Change.kind(line), line)));
    }
  }
}
