package org.therapeuticlocator.localstack;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.Assert.assertThrows;

import java.nio.file.Path;
import org.junit.Test;

public class OptionsTest {
  @Test
  public void defaultsAreFreePortsAndTheLoadersBucketAndTable() {
    assertThat(
        Options.of("--data=/data"),
        equalTo(new Options(Path.of("/data"), 0, 0, "hello-heart-covid-data", "providers", false)));
  }

  @Test
  public void everyOptionIsRead() {
    assertThat(
        Options.of(
            "--data=/data",
            "--s3Port=9090",
            "--dynamodbPort=8000",
            "--bucket=b",
            "--table=",
            "--exitWithStdin"),
        equalTo(new Options(Path.of("/data"), 9090, 8000, "b", "", true)));
  }

  @Test
  public void wrongOptionsAreNamed() {
    assertThat(problem("--s3Port=1"), containsString("--data"));
    assertThat(problem("--data=/data", "--s3Port=none"), containsString("--s3Port=none"));
    assertThat(problem("--data=/data", "--dynamodbPort=65536"), containsString("65536"));
    assertThat(problem("--data=/data", "--tabel=t"), containsString("--tabel"));
  }

  private static String problem(String... args) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Options.of(args)).getMessage());
  }
}
