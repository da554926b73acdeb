package org.therapeuticlocator.pipeline.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A feed's file as it was published again and again; source: feed-history/README.md. */
record FeedHistory(List<Version> versions) {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmm");

  /**
   * The file at one time.
   *
   * @param name that time, {@code 2022-01-03T2235}
   */
  @SuppressWarnings("ArrayRecordComponent") // Versions are not compared.
  record Version(String name, byte[] file) {
    Instant time() {
      return LocalDateTime.parse(name, TIME).toInstant(ZoneOffset.UTC);
    }
  }

  static FeedHistory evusheld() throws IOException {
    List<Version> versions = new ArrayList<>();
    try (InputStream stored =
            Objects.requireNonNull(
                FeedHistory.class.getResourceAsStream("/feed-history/evusheld.zst"));
        ZstdInputStream in = new ZstdInputStream(stored).setLongMax(27)) {
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        String[] words = line.split(" ", -1);
        versions.add(new Version(words[1], in.readNBytes(Integer.parseInt(words[2]))));
      }
    }
    return new FeedHistory(versions);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.write(c);
    }
    return line.toString(UTF_8);
  }
}
