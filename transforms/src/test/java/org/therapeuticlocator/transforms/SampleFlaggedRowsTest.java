package org.therapeuticlocator.transforms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.row.Issue;

public class SampleFlaggedRowsTest {
  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void theFirstThreeOfEachFlagAreKeptInWhateverOrderTheyCome() {
    List<FlaggedRow> flagged = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      flagged.add(new FlaggedRow(Issue.ZIP, RawRow.of(0, "row " + i)));
    }
    flagged.add(new FlaggedRow(Issue.NPI, RawRow.of(0, "row 59")));
    Collections.shuffle(flagged, new Random(7));

    PAssert.that(examples(flagged))
        .containsInAnyOrder(
            new FlaggedRow(Issue.ZIP, RawRow.of(0, "row 10")),
            new FlaggedRow(Issue.ZIP, RawRow.of(0, "row 11")),
            new FlaggedRow(Issue.ZIP, RawRow.of(0, "row 12")),
            new FlaggedRow(Issue.NPI, RawRow.of(0, "row 59")));
    pipeline.run();
  }

  @Test
  public void ofEqualRowsTheFirstPlacesAreKept() {
    PAssert.that(examples(List.of(at("b.csv", 2), at("a.csv", 10), at("a.csv", 9), at("b.csv", 1))))
        .containsInAnyOrder(at("a.csv", 9), at("a.csv", 10), at("b.csv", 1));
    pipeline.run();
  }

  private static FlaggedRow at(String file, long line) {
    return new FlaggedRow(Issue.ZIP, RawRow.at(file, line, 0, "row"));
  }

  private PCollection<FlaggedRow> examples(List<FlaggedRow> flagged) {
    return pipeline
        .apply(Create.of(flagged).withCoder(SerializableCoder.of(FlaggedRow.class)))
        .apply(SampleFlaggedRows.ofEach());
  }
}
