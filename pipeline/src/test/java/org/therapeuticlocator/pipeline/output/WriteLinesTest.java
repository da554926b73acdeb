package org.therapeuticlocator.pipeline.output;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.input.InputFiles;

public class WriteLinesTest {
  @Rule public final TestPipeline pipeline = TestPipeline.create();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void linesAreInOneFileOfThatName() throws IOException {
    write(List.of("b", "é😀", ""), WriteLines.to(file(), temporary()));

    assertThat(InputFiles.names(folder.getRoot()), contains("lines.txt"));
    assertThat(lines(), containsInAnyOrder("b", "é😀", ""));
  }

  @Test
  public void headerIsTheFirstLine() throws IOException {
    write(List.of("a", "b"), WriteLines.to(file(), temporary()).withHeader("z"));

    assertThat(lines().get(0), is("z"));
    assertThat(lines(), containsInAnyOrder("z", "a", "b"));
  }

  @Test
  public void headerStandsAloneWhereThereAreNoLines() throws IOException {
    write(List.of(), WriteLines.to(file(), temporary()).withHeader("z"));

    assertThat(InputFiles.names(folder.getRoot()), contains("lines.txt"));
    assertThat(lines(), contains("z"));
  }

  private void write(List<String> lines, WriteLines write) {
    pipeline.apply(Create.of(lines).withCoder(StringUtf8Coder.of())).apply(write);
    pipeline.run();
  }

  private String file() {
    return folder.getRoot() + "/lines.txt";
  }

  private String temporary() {
    return folder.getRoot() + "/tmp/";
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.getRoot().toPath().resolve("lines.txt"));
  }
}
