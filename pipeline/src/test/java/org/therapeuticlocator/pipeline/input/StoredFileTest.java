package org.therapeuticlocator.pipeline.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class StoredFileTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void plainFileIsAsLargeAsItIs() throws IOException {
    assertThat(size("a.csv", "x".repeat(1_234).getBytes(UTF_8)), is(1_234L));
  }

  @Test
  public void gzipFileEndsWithItsSize() throws IOException {
    assertThat(size("a.csv.gz", gzip("row\n".repeat(5_000))), is(20_000L));
  }

  @Test
  public void sizeThatCannotBeIsNotTold() throws IOException {
    assertThat(size("empty.csv.gz", new byte[0]), is(-1L));
    assertThat(size("text.csv.gz", "no gzip file at all".getBytes(UTF_8)), is(-1L));
    assertThat(StoredFile.likely(999, 1_000), is(-1L));
    assertThat(StoredFile.likely(1_000_000_000, 1_000), is(-1L));
    assertThat(StoredFile.likely(8_000, 1_000), is(8_000L));
  }

  @Test
  public void otherPackingTellsNothingAndAMissingFileNeither() throws IOException {
    assertThat(size("a.csv.bz2", "x".repeat(100).getBytes(UTF_8)), is(-1L));
    Path gone = folder.getRoot().toPath().resolve("gone.csv.gz");
    assertThat(new StoredFile(gone.toString(), 100).shownBytes(), is(-1L));
  }

  private long size(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.getRoot().toPath().resolve(name), content);
    return new StoredFile(file.toString(), content.length).shownBytes();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
