package org.therapeuticlocator.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class BenchTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theSameNumberOfRowsIsTheSameFileAndTheNextDaysIsAnother() throws Exception {
    assertThat(rows("a.gz", false), equalTo(rows("b.gz", false)));

    List<String> today = rows("today.gz", false);
    List<String> tomorrow = rows("tomorrow.gz", true);
    long changed = 0;
    for (int row = 0; row < today.size(); row++) {
      if (!today.get(row).equals(tomorrow.get(row))) {
        changed++;
      }
    }
    assertThat(today.size(), is(1_001));
    assertThat(changed, is(50L));
  }

  private List<String> rows(String name, boolean churned) throws Exception {
    Path file = folder.getRoot().toPath().resolve(name);
    Feed.write(file, 1_000, churned);
    try (var in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }
}
