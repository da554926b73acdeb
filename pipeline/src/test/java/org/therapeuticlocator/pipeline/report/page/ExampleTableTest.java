package org.therapeuticlocator.pipeline.report.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.Test;
import org.therapeuticlocator.pipeline.report.Examples.Example;
import org.therapeuticlocator.pipeline.report.page.ExampleGroup.Table;
import org.therapeuticlocator.pipeline.report.page.ExampleGroup.Table.Cell;
import org.therapeuticlocator.pipeline.report.page.ExampleGroup.Table.Row;

public class ExampleTableTest {
  @Test
  public void rowStandsBesideItsHeaderWithTheValueToBlame() {
    List<Table> tables =
        tables(new Example(SomeRun.FILE, 31_804L, "state_code", "XX", "\"ELM, INC\",XX,P,02139,,"));

    assertThat(
        tables,
        contains(
            new Table(
                SomeRun.HEADER,
                true,
                List.of(
                    new Row(
                        "locator.csv:31804",
                        SomeRun.FILE,
                        new Cell("XX", "", "blamed"),
                        List.of(
                            new Cell("ELM, INC", "", ""),
                            new Cell("XX", "", "blamed"),
                            new Cell("P", "", ""),
                            new Cell("02139", "", ""),
                            new Cell("empty", "", "empty"),
                            new Cell("empty", "", "empty")))))));
  }

  @Test
  public void valueThatIsAbsentIsShownAsEmpty() {
    Row row =
        tables(new Example(SomeRun.FILE, null, "state_code", null, "ELM,,P,02139,,"))
            .get(0)
            .rows()
            .get(0);

    assertThat(row.place(), is("locator.csv"));
    assertThat(row.value(), is(new Cell("empty", "", "blamed empty")));
    assertThat(row.cells().get(1), is(new Cell("empty", "", "blamed empty")));
  }

  @Test
  public void valuesBeyondTheHeaderAndMissingOnesAreMarked() {
    Table table =
        tables(
                new Example(SomeRun.FILE, 2L, null, null, "ELM,MA,P,02139,1,c,more"),
                new Example(SomeRun.FILE, 3L, null, null, "ELM,MA,P,02139,1"))
            .get(0);

    assertThat(table.columns().size(), is(7));
    assertThat(table.columns().get(6), is("(beyond the header)"));
    assertThat(table.hasValue(), is(false));
    assertThat(table.rows().get(0).cells().get(6), is(new Cell("more", "", "")));
    assertThat(table.rows().get(1).cells().get(5), is(new Cell("missing", "", "blamed empty")));
  }

  @Test
  public void longValueIsCutAndItsTitleIsLonger() {
    String value = "x".repeat(300);

    assertThat(Cell.of(value, false), is(new Cell("x".repeat(79) + '…', value, "")));
    assertThat(Cell.of("x".repeat(9_000), false).whole().length(), is(500));
  }

  @Test
  public void lineThatIsNotCsvHasNoTable() {
    assertThat(tables(new Example(SomeRun.FILE, 2L, null, null, "\"OPEN,MA")), is(empty()));
  }

  private static List<Table> tables(Example... examples) {
    return Table.of(List.of(examples), SomeRun.done());
  }
}
