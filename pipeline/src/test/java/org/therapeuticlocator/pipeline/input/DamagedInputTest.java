package org.therapeuticlocator.pipeline.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunOwner;
import software.amazon.awssdk.core.exception.SdkClientException;

public class DamagedInputTest {
  private final RuntimeException reading =
      new IllegalStateException("Pipeline failed", new EOFException("Unexpected end"));

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<InputEntry> input = new ArrayList<>();

  @Test
  public void filesThatEndEarlyAreNamed() throws IOException {
    byte[] whole = gzip("ELM,MA,Paxlovid\n".repeat(1_000));
    file("whole.csv.gz", whole);
    file("cut.csv.gz", Arrays.copyOf(whole, whole.length - 12));
    file("plain.csv", "ELM,MA,Paxlovid\n".getBytes(UTF_8));

    RuntimeException explained = DamagedInput.explain(reading, manifest());

    assertThat(explained, instanceOf(RunFailedException.class));
    assertThat(
        explained.getMessage(),
        is(
            "cut.csv.gz cannot be unpacked to its end: it ends early. The table was not touched."
                + " Get the file anew, then start a new run."));
  }

  @Test
  public void failureOfAnotherKindStaysAsItIs() throws IOException {
    file("whole.csv.gz", gzip("ELM,MA,Paxlovid\n"));
    assertThat(DamagedInput.explain(reading, manifest()), sameInstance(reading));

    file("cut.csv.gz", Arrays.copyOf(gzip("ELM,MA,Paxlovid\n"), 20));
    RuntimeException unreachable =
        new IllegalStateException(new IOException(SdkClientException.create("no connection")));
    assertThat(DamagedInput.explain(unreachable, manifest()), sameInstance(unreachable));
    RuntimeException bug = new IllegalStateException("x");
    assertThat(DamagedInput.explain(bug, manifest()), sameInstance(bug));
  }

  private void file(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.getRoot().toPath().resolve(name), content);
    input.add(new InputEntry(name, file.toString(), content.length, "\"e\"", null, 0));
  }

  private Manifest manifest() {
    return new Manifest(
        "nightly",
        new RunOwner("nonce", "host", 1, "", null),
        false,
        Map.of(),
        input,
        List.of(List.of("provider_name", "state_code", "order_label")),
        Map.of(),
        null);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
