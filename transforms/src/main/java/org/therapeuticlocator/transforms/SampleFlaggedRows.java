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
public final class SampleFlaggedRows
    extends PTransform<PCollection<FlaggedRow>, PCollection<FlaggedRow>> {
  private SampleFlaggedRows() {}

  /** {@link FlaggedRow#EXAMPLES} of each flag. */
  public static SampleFlaggedRows ofEach() {
    return new SampleFlaggedRows();
  }

  @Override
  public PCollection<FlaggedRow> expand(PCollection<FlaggedRow> flagged) {
    return flagged
        .apply(
            "ByFlag",
            WithKeys.of((FlaggedRow each) -> each.issue().name())
                .withKeyType(TypeDescriptors.strings()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), SerializableCoder.of(FlaggedRow.class)))
        .apply("First", Top.perKey(FlaggedRow.EXAMPLES, new LastFirst()))
        .apply("Lists", Values.<List<FlaggedRow>>create())
        .apply("Rows", Flatten.iterables())
        .setCoder(SerializableCoder.of(FlaggedRow.class));
  }

  /** Top keeps the greatest. */
  private static final class LastFirst implements Comparator<FlaggedRow>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(FlaggedRow one, FlaggedRow other) {
      return FlaggedRow.ORDER.compare(other, one);
    }
  }
}
