package org.therapeuticlocator.transforms;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.Top;
import org.apache.beam.sdk.transforms.Values;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Of all flagged rows, a few for every flag: always the same, whatever the order they come in. */
public final class ExampleFlags extends PTransform<PCollection<Flagged>, PCollection<Flagged>> {
  private ExampleFlags() {}

  /** {@link Flagged#EXAMPLES} of each flag. */
  public static ExampleFlags ofEach() {
    return new ExampleFlags();
  }

  @Override
  public PCollection<Flagged> expand(PCollection<Flagged> flagged) {
    return flagged
        .apply(
            "ByFlag",
            WithKeys.of((Flagged each) -> each.issue().name())
                .withKeyType(TypeDescriptors.strings()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(Flagged.class)))
        .apply("First", Top.perKey(Flagged.EXAMPLES, new LastFirst()))
        .apply("Lists", Values.<List<Flagged>>create())
        .apply("Rows", Flatten.iterables())
        .setCoder(SerializableCoder.of(Flagged.class));
  }

  /** Top keeps the greatest. */
  private static final class LastFirst implements Comparator<Flagged>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Flagged one, Flagged other) {
      return Flagged.ORDER.compare(other, one);
    }
  }
}
