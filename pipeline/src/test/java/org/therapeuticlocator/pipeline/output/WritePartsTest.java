package org.therapeuticlocator.pipeline.output;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.input.InputFiles;
import org.therapeuticlocator.transforms.Buckets;
import org.therapeuticlocator.transforms.KeepLatest;
import org.therapeuticlocator.transforms.PackLines;

public class WritePartsTest {
  @Rule public final TestPipeline pipeline = TestPipeline.create();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();
  private File parts = new File("");

  @Before
  public void makeFolder() throws IOException {
    parts = folder.newFolder("processed");
  }

  @Test
  public void everyLineIsInOneOfAFixedNumberOfParts() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add("{\"city\":\"é😀\u2028\",\"id\":\"" + "%064x".formatted(i) + "\"}");
    }
    write(lines);

    assertThat(
        InputFiles.names(parts),
        contains(
            "part-00000-of-00003.jsonl.gz",
            "part-00001-of-00003.jsonl.gz",
            "part-00002-of-00003.jsonl.gz"));
    assertThat(written(), containsInAnyOrder(lines.toArray()));
  }

  @Test
  public void namesHaveTheSameDigitsInEveryLocale() throws IOException {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(new Locale("ar", "EG"));
      write(List.of());
    } finally {
      Locale.setDefault(usual);
    }

    assertThat(InputFiles.names(parts), hasItem("part-00002-of-00003.jsonl.gz"));
  }

  @Test
  public void withoutLinesThereAreTheSameParts() throws IOException {
    write(List.of());

    assertThat(
        InputFiles.names(parts),
        contains(
            "part-00000-of-00003.jsonl.gz",
            "part-00001-of-00003.jsonl.gz",
            "part-00002-of-00003.jsonl.gz"));
    assertThat(written(), is(List.of()));
  }

  private void write(List<String> lines) {
    Buckets buckets = new Buckets(3);
    pipeline
        .apply(Create.of(lines).withCoder(StringUtf8Coder.of()))
        .apply(PackLines.byBucket(buckets))
        .apply(KeepLatest.perId(buckets))
        .get(KeepLatest.LINES)
        .apply(WriteParts.into(parts + "/", buckets.count()));
    pipeline.run();
  }

  private List<String> written() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : InputFiles.names(parts)) {
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(
                  new GZIPInputStream(Files.newInputStream(parts.toPath().resolve(name))),
                  StandardCharsets.UTF_8))) {
        reader.lines().forEach(lines::add);
      }
    }
    return lines;
  }
}
