package org.therapeuticlocator.pipeline.fault;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** How fast a table of ten provisioned read units is read. */
@RunWith(Parameterized.class)
public class ReadPacingIT {
  private static final int PROVISIONED = 10;
  private static final int ROWS = 20;

  @Rule public final Lab lab = new Lab();

  private final Runner runner;

  public ReadPacingIT(Runner runner) {
    this.runner = runner;
  }

  @Parameters(name = "{0}")
  public static Runner[] runners() {
    return Runner.values();
  }

  @Test
  public void autoReadsAtHalfOfWhatIsProvisionedAndIsNeverThrottled() {
    ProvisionedReads reads = plan(70, 0, "--readCapacity=auto");

    assertThat(reads.throttled(), is(0));
    assertThat(reads.units(), greaterThanOrEqualTo(70.0));
    assertThat(reads.rate(), closeTo(5, 0.5));
    assertThat(reads.mostSegments(), allOf(greaterThanOrEqualTo(4), lessThanOrEqualTo(50)));
  }

  @Test
  public void unlimitedComesToTheEndThoughItIsThrottled() {
    ProvisionedReads reads = plan(30, 0, "--readCapacity=unlimited");

    assertThat(reads.throttled(), greaterThan(0));
    assertThat(reads.units(), greaterThanOrEqualTo(30.0));
  }

  @Test
  public void autoBesideAReaderThatTakesEightComesToTheEnd() {
    ProvisionedReads reads = plan(20, 8, "--readCapacity=auto");

    assertThat(reads.throttled(), greaterThan(0));
    assertThat(reads.units(), greaterThanOrEqualTo(20.0));
  }

  /** Plans onto a table that takes about so many units to read. */
  private ProvisionedReads plan(int units, int takenByOthers, String option) {
    lab.recreateTable(PROVISIONED);
    lab.putForeignItems(units);
    lab.putInput(ROWS);
    ProvisionedReads reads = new ProvisionedReads(PROVISIONED, takenByOthers);
    lab.dynamodb().add(reads);

    Outcome run = lab.run(runner, "--dryRun", option);

    assertThat(run.err(), run.status(), is(0));
    assertThat(lab.report().at("/load/foreign").asInt(), is(units * Lab.FOREIGN_A_UNIT));
    assertThat(lab.report().at("/load/inserted").asInt(), is(ROWS));
    return reads;
  }
}
