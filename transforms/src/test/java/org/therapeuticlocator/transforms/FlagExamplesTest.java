package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.therapeuticlocator.transforms.Samples.row;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.transforms.FlagExamples.FlaggedRow;

public class FlagExamplesTest {
  private final FlagExamples examples = new FlagExamples();

  @Test
  public void theFirstThreeOfEachFlagAreKeptInWhateverOrderTheyCome() {
    List<FlaggedRow> flagged = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      flagged.add(new FlaggedRow(Issue.ZIP, row(0, "row " + i)));
    }
    flagged.add(new FlaggedRow(Issue.NPI, row(0, "row 59")));
    Collections.shuffle(flagged, new Random(7));
    flagged.forEach(examples::add);

    assertThat(
        examples.rows(),
        contains(
            new FlaggedRow(Issue.NPI, row(0, "row 59")),
            new FlaggedRow(Issue.ZIP, row(0, "row 10")),
            new FlaggedRow(Issue.ZIP, row(0, "row 11")),
            new FlaggedRow(Issue.ZIP, row(0, "row 12"))));
  }

  @Test
  public void ofEqualRowsTheFirstPlacesAreKept() {
    List.of(at(1, 2), at(0, 10), at(0, 9), at(1, 1)).forEach(examples::add);

    assertThat(examples.rows(), contains(at(0, 9), at(0, 10), at(1, 1)));
  }

  @Test
  public void rowsThatAreTooLongToBeLookedAtAreNone() {
    examples.add(new FlaggedRow(Issue.ZIP, row(0, "x".repeat(100_000))));

    assertThat(examples.rows(), is(empty()));
  }

  private static FlaggedRow at(int file, long line) {
    return new FlaggedRow(Issue.ZIP, row(file, line, "row"));
  }
}
