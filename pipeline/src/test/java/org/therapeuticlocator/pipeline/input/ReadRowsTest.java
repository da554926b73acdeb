package org.therapeuticlocator.pipeline.input;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineRunner;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.transforms.RawRow;
import org.therapeuticlocator.transforms.RowBlock;

public class ReadRowsTest {
  private static final boolean LINES = false;
  private static final boolean MULTILINE = true;
  private static final int LANES = 3;

  @Rule public final TestPipeline pipeline = TestPipeline.create();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void everyLineAfterTheFirstIsARowOfItsFileAndKnowsItsLine() throws IOException {
    reads(
        LINES,
        List.of(
            file("a.csv", "name,state\nELM,MA\nOAK,TX\n"),
            file("b.csv", "state,name\nMA,ELM\n"),
            file("c.csv", "name,state\nELM,MA")),
        InputFiles.row(0, 2, "ELM,MA"),
        InputFiles.row(0, 3, "OAK,TX"),
        InputFiles.row(1, 2, "MA,ELM"),
        InputFiles.row(2, 2, "ELM,MA"));
  }

  @Test
  public void compressedFilesAreReadByTheirEnding() throws IOException {
    reads(
        LINES,
        List.of(
            file("a.csv.gz", "name\ngzip 1\ngzip 2\n"),
            file("b.csv.bz2", "name\nbzip2\n"),
            file("c.csv.zst", "name\nzstd\n")),
        InputFiles.row(0, 2, "gzip 1"),
        InputFiles.row(0, 3, "gzip 2"),
        InputFiles.row(1, 2, "bzip2"),
        InputFiles.row(2, 2, "zstd"));
  }

  @Test
  public void marksLineEndsAndEmptyLinesAreReadAsTheRulesSay() throws IOException {
    reads(
        LINES,
        List.of(file("a.csv", "\uFEFFname\r\nELM \r\n\r\n\"a\rb\"\n\u2028é😀\n ")),
        InputFiles.row(0, 2, "ELM "),
        InputFiles.row(0, 3, ""),
        InputFiles.row(0, 4, "\"a"),
        InputFiles.row(0, 5, "b\""),
        InputFiles.row(0, 6, "\u2028é😀"),
        InputFiles.row(0, 7, " "));
  }

  @Test
  public void filesOfAHeaderOnlyHaveNoRows() throws IOException {
    reads(LINES, List.of(file("a.csv", "name\n"), file("b.csv", "state")));
  }

  @Test
  public void namesThatLookLikePatternsAreNames() throws IOException {
    assertNamesAreNotPatterns(ReadRows.of(patterns(), LINES, LANES), 2L);
  }

  @Test
  public void namesOfLargeFilesThatLookLikePatternsAreNamesToo() throws IOException {
    assertNamesAreNotPatterns(ReadRows.of(patterns(), LINES, LANES).inRangesAbove(1), null);
  }

  private List<StoredFile> patterns() throws IOException {
    for (String decoy : List.of("a1.csv", "a1x1.csv", "axx.csv", "b.csv")) {
      file(decoy, "name\nread by a pattern\n");
    }
    return List.of(
        file("a[1].csv", "name\nbrackets\n"),
        file("a*.csv", "name\nstar\n"),
        file("a??.csv", "name\nquestion marks\n"),
        file("{a,b}.csv", "name\nbraces\n"),
        file("a b %20+#ä.csv", "name\nspace\n"));
  }

  private void assertNamesAreNotPatterns(ReadRows read, @Nullable Long line) {
    PAssert.that(rows(pipeline.apply(read)))
        .containsInAnyOrder(
            new RawRow(0, "brackets", line, false),
            new RawRow(1, "star", line, false),
            new RawRow(2, "question marks", line, false),
            new RawRow(3, "braces", line, false),
            new RawRow(4, "space", line, false));
    pipeline.run();
  }

  @Test
  public void largeFilesAreReadInRangesAndKnowTheirFileOnly() throws IOException {
    List<StoredFile> files =
        List.of(
            file("small.csv", "name\nELM\n"),
            file("large.csv", "\uFEFFname,note\r\nELM,1\r\n\r\nOAK,\uFFFD"),
            file("packed.csv.gz", "name,note\nASH,is not split however large\n"));

    PAssert.that(rows(pipeline.apply(ReadRows.of(files, LINES, LANES).inRangesAbove(20))))
        .containsInAnyOrder(
            InputFiles.row(0, 2, "ELM"),
            InputFiles.row(1, "ELM,1"),
            InputFiles.row(1, ""),
            InputFiles.row(1, "OAK,\uFFFD"),
            InputFiles.row(2, 2, "ASH,is not split however large"));
    pipeline.run();
  }

  @Test
  public void recordsThatSpanLinesAreNeverReadInRanges() throws IOException {
    List<StoredFile> files = List.of(file("a.csv", "name,note\nELM,\"1\n2\"\n"));

    PAssert.that(rows(pipeline.apply(ReadRows.of(files, MULTILINE, LANES).inRangesAbove(1))))
        .containsInAnyOrder(InputFiles.row(0, 2, "ELM,\"1\n2\""));
    pipeline.run();
  }

  @Test
  public void recordsMaySpanLinesAndKnowTheirPlace() throws IOException {
    reads(
        MULTILINE,
        List.of(
            file("a.csv", "\uFEFFname,note\r\nELM,\"1\r\n2\n\r3\"\r\n\r\nOAK,x\r\n"),
            file("b.csv.gz", "note,name\n\"a\nb\",ASH")),
        InputFiles.row(0, 2, "ELM,\"1\r\n2\n\r3\""),
        InputFiles.row(0, 6, ""),
        InputFiles.row(0, 7, "OAK,x"),
        InputFiles.row(1, 2, "\"a\nb\",ASH"));
  }

  @Test
  public void quoteThatIsNeverClosedMakesItsLineMalformedAndReadingGoesOn() throws IOException {
    reads(
        MULTILINE,
        List.of(file("a.csv", "name,note\nELM,\"open\nOAK,x\n")),
        new RawRow(0, "ELM,\"open", 2L, true),
        InputFiles.row(0, 3, "OAK,x"));
  }

  @Test
  public void filesOfAHeaderOnlyHaveNoRecords() throws IOException {
    reads(MULTILINE, List.of(file("a.csv", "name\n"), file("b.csv", "state")));
  }

  @Test
  public void oneFileIsDealtToAllLanesOnTheDirectRunner() throws IOException {
    assertDealt(DirectRunner.class);
  }

  @Test
  public void oneFileIsDealtToSeveralWorkersOnFlink() throws IOException {
    assertDealt(FlinkRunner.class);
  }

  /** A bundle says which lines it has; no row is lost, and none of the bundles has them all. */
  private void assertDealt(Class<? extends PipelineRunner<?>> runner) throws IOException {
    int rows = 20_000;
    StringBuilder text = new StringBuilder("name\n");
    for (int i = 0; i < rows; i++) {
      text.append("row ").append(i).append(" of a hundred letters".repeat(5)).append('\n');
    }
    StoredFile file = file("a.csv.gz", text.toString());
    FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
    options.setRunner(runner);
    options.setFlinkMaster("[local]");
    options.setParallelism(2);
    Pipeline dealt = Pipeline.create(options);

    PAssert.that(
            rows(dealt.apply(ReadRows.of(List.of(file), LINES, 16)))
                .apply("CountBundle", ParDo.of(new CountBundle()))
                .setCoder(VarLongCoder.of()))
        .satisfies(
            bundles -> {
              long sum = 0;
              int count = 0;
              for (long rowsOfBundle : bundles) {
                assertThat(rowsOfBundle, lessThan((long) rows));
                sum += rowsOfBundle;
                count++;
              }
              assertThat(sum, is((long) rows));
              assertThat(count, greaterThan(1));
              return null;
            });
    dealt.run().waitUntilFinish();
  }

  private static final class CountBundle extends DoFn<RawRow, Long> {
    private transient long rows;

    @StartBundle
    public void startBundle() {
      rows = 0;
    }

    @ProcessElement
    public void count() {
      rows++;
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      context.output(rows, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
    }
  }

  private StoredFile file(String name, String text) throws IOException {
    return InputFiles.write(folder.getRoot(), name, text);
  }

  private static PCollection<RawRow> rows(PCollection<byte[]> blocks) {
    return blocks.apply(
        "Rows", FlatMapElements.into(TypeDescriptor.of(RawRow.class)).via(ReadRowsTest::rows));
  }

  private static List<RawRow> rows(byte[] block) {
    List<RawRow> rows = new ArrayList<>();
    RowBlock.forEach(block, rows::add);
    return rows;
  }

  private void reads(boolean multiline, List<StoredFile> files, RawRow... rows) {
    PAssert.that(rows(pipeline.apply(ReadRows.of(files, multiline, LANES))))
        .containsInAnyOrder(List.of(rows));
    pipeline.run();
  }
}
