package org.therapeuticlocator.pipeline.output;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.input.InputFiles;
import org.therapeuticlocator.transforms.BundleCounts;

public class CountLinesTest {
  @Rule public final TestPipeline pipeline = TestPipeline.create();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void countsOfAllBundlesAreSummedByName() throws IOException {
    assertThat(
        write(
            List.of(
                KV.of("read", 3L),
                KV.of("issue.ZIP", 1L),
                KV.of("read", 5_000_000_000L),
                KV.of("blank", 0L))),
        is(Map.of("read", 5_000_000_003L, "issue.ZIP", 1L, "blank", 0L)));
    assertThat(InputFiles.names(folder.getRoot()), contains("counts.jsonl"));
  }

  @Test
  public void withoutCountsThereIsAnEmptyFile() throws IOException {
    assertThat(write(List.of()), is(Map.of()));
  }

  @Test
  public void countsAreReadFromTheFilesText() {
    assertThat(
        CountLines.parse("{\"read\":3}\n{\"blank\":5000000000}\n{\"read\":4}\n"),
        is(Map.of("read", 7L, "blank", 5_000_000_000L)));
  }

  private Map<String, Long> write(List<KV<String, Long>> counts) throws IOException {
    pipeline
        .apply(Create.of(counts).withCoder(BundleCounts.CODER))
        .apply(CountLines.of("counts.jsonl"))
        .apply(WriteFiles.into(folder.getRoot() + "/", Map.of(), "counts.jsonl"));
    pipeline.run();
    return CountLines.parse(Files.readString(folder.getRoot().toPath().resolve("counts.jsonl")));
  }
}
