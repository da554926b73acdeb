package org.therapeuticlocator.pipeline.output;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.input.InputFiles;

public class WriteFilesTest {
  @Rule public final TestPipeline pipeline = TestPipeline.create();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void linesAreInTheFilesOfTheirKeys() throws IOException {
    write(
        List.of(KV.of("a.txt", "b"), KV.of("b.txt", "é😀"), KV.of("a.txt", "")),
        WriteFiles.into(folder.getRoot() + "/", Map.of()));

    assertThat(InputFiles.names(folder.getRoot()), contains("a.txt", "b.txt"));
    assertThat(lines("a.txt"), containsInAnyOrder("b", ""));
    assertThat(lines("b.txt"), contains("é😀"));
  }

  @Test
  public void someFilesAreThereAlsoWithoutLines() throws IOException {
    write(List.of(), WriteFiles.into(folder.getRoot() + "/", Map.of(), "a.txt", "b.txt"));

    assertThat(InputFiles.names(folder.getRoot()), contains("a.txt", "b.txt"));
    assertThat(lines("a.txt"), is(empty()));
  }

  @Test
  public void firstLineStandsBeforeAllOthersButMakesNoFile() throws IOException {
    write(
        List.of(KV.of("a.txt", "a"), KV.of("a.txt", "b")),
        WriteFiles.into(folder.getRoot() + "/", Map.of("a.txt", "z", "none.txt", "z")));

    assertThat(InputFiles.names(folder.getRoot()), contains("a.txt"));
    assertThat(lines("a.txt").get(0), is("z"));
    assertThat(lines("a.txt"), containsInAnyOrder("z", "a", "b"));
  }

  @Test
  public void moreLinesThanABlockHoldsAreAllThere() throws IOException {
    List<KV<String, String>> lines = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      lines.add(KV.of("a.txt", i + "x".repeat(100)));
    }
    write(lines, WriteFiles.into(folder.getRoot() + "/", Map.of()));

    assertThat(lines("a.txt"), hasSize(5_000));
    assertThat(lines("a.txt"), containsInAnyOrder(lines.stream().map(KV::getValue).toArray()));
  }

  @Test
  public void longLinesAreWholeAlsoWhereTwoAreEqual() throws IOException {
    String longLine = "é".repeat(1_000_000) + "end";
    write(
        List.of(
            KV.of("a.txt", longLine),
            KV.of("a.txt", "a"),
            KV.of("a.txt", longLine),
            KV.of("b.txt", longLine.substring(1))),
        WriteFiles.into(folder.getRoot() + "/", Map.of()));

    // Not by a matcher, which would print them.
    assertThat(
        lines("a.txt").stream().sorted().toList().equals(List.of("a", longLine, longLine)),
        is(true));
    assertThat(lines("b.txt").equals(List.of(longLine.substring(1))), is(true));
  }

  private void write(List<KV<String, String>> lines, WriteFiles write) {
    pipeline
        .apply(Create.of(lines).withCoder(KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of())))
        .apply(write);
    pipeline.run();
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.getRoot().toPath().resolve(name));
  }
}
