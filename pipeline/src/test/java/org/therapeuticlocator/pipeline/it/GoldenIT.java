package org.therapeuticlocator.pipeline.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.sdk.io.Compression;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * What the files in {@code golden/<case>/} become; the README there says what each case shows. The
 * runners take turns in being first; the other one does the same again and finds nothing to write.
 */
@RunWith(Parameterized.class)
public class GoldenIT {
  private static final Pattern FILLER = Pattern.compile("\\{x\\*([0-9]+)}");

  enum Case {
    BOM_CRLF(Loader.DIRECT),
    COMPRESSED(Loader.FLINK),
    CR_ONLY(Loader.DIRECT),
    DUPLICATES(Loader.FLINK),
    HEADER_ONLY(Loader.DIRECT),
    HEADERS_DIFFER(Loader.FLINK),
    MULTILINE(Loader.FLINK),
    PLACES(Loader.FLINK),
    QUOTES_AND_COMMAS(Loader.DIRECT),
    REASONS_AND_FLAGS(Loader.FLINK),
    TOO_LARGE(Loader.DIRECT),
    UNICODE(Loader.DIRECT);

    private final Loader first;

    Case(Loader first) {
      this.first = first;
    }

    String folder() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Parameters(name = "{0}")
  public static Case[] parameters() {
    return Case.values();
  }

  @Rule public final LocalAwsRule aws = new LocalAwsRule();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Case golden;
  private final Path expected;
  private String input = "";
  private Workspace here = new Workspace("");

  public GoldenIT(Case golden) throws Exception {
    this.golden = golden;
    URL place = Objects.requireNonNull(GoldenIT.class.getResource("/golden/" + golden.folder()));
    this.expected = Path.of(place.toURI());
  }

  @Before
  public void placeInput() throws IOException {
    here = aws.newWorkspace();
    input =
        switch (golden) {
          case COMPRESSED -> compressed();
          case PLACES -> inSeveralPlaces();
          default -> copied();
        };
  }

  @Test
  public void inputBecomesSnapshotRejectsReportAndTableAndOnceMoreNothingIsWritten()
      throws IOException {
    load(golden.first, "first");

    assertThat(here.run("first").processed(), equalTo(lines("processed.jsonl")));
    assertThat(here.run("first").rejected(), equalTo(lines("rejected.jsonl")));
    ObjectNode report =
        (ObjectNode) StoredRun.parse(Files.readString(expected.resolve("report.json")));
    assertThat(here.run("first").report(), equalTo(report));
    assertThat(here.items(), equalTo(lines("processed.jsonl")));

    load(golden.first == Loader.DIRECT ? Loader.FLINK : Loader.DIRECT, "again");

    assertThat(here.run("again").processed(), equalTo(lines("processed.jsonl")));
    assertThat(here.run("again").rejected(), equalTo(lines("rejected.jsonl")));
    assertThat(here.run("again").changes(), equalTo(List.of()));
    report.withObject("/load").put("inserted", 0).put("writeUnits", 0);
    report.withObject("/load").set("unchanged", report.at("/rows/kept"));
    assertThat(here.run("again").report(), equalTo(report));
    assertThat(here.items(), equalTo(lines("processed.jsonl")));
  }

  private void load(Loader loader, String runId) {
    Loader.Result result =
        loader.run(
            here,
            "--input=" + input,
            "--runId=" + runId,
            "--maxRejectedPercent=100",
            "--multiline=" + (golden == Case.MULTILINE));
    assertThat(result.err(), result.status(), is(0));
  }

  private List<String> lines(String name) throws IOException {
    return Files.readString(expected.resolve(name)).lines().map(GoldenIT::filled).sorted().toList();
  }

  private String copied() throws IOException {
    for (Path file : inputs()) {
      Files.write(folder.getRoot().toPath().resolve(file.getFileName()), content(file));
    }
    return folder.getRoot() + "/*.csv";
  }

  private String compressed() throws IOException {
    for (Path file : inputs()) {
      byte[] content = content(file);
      switch (name(file)) {
        case "gzip.csv" -> write(name(file) + ".gz", pack(Compression.GZIP, content));
        case "bzip2.csv" -> write(name(file) + ".bz2", pack(Compression.BZIP2, content));
        case "zstandard.csv" -> write(name(file) + ".zst", pack(Compression.ZSTD, content));
        case "two-gzip-members.csv" -> {
          int half = content.length / 2;
          ByteArrayOutputStream both = new ByteArrayOutputStream();
          both.write(pack(Compression.GZIP, Arrays.copyOfRange(content, 0, half)));
          both.write(pack(Compression.GZIP, Arrays.copyOfRange(content, half, content.length)));
          write(name(file) + ".gz", both.toByteArray());
        }
        default -> write(name(file), content);
      }
    }
    return folder.getRoot() + "/*.csv*";
  }

  private static byte[] pack(Compression compression, byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out =
        Channels.newOutputStream(compression.writeCompressed(Channels.newChannel(packed)))) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  /** Local by name and by glob; in S3 by a key that looks like a glob, and by a glob. */
  private String inSeveralPlaces() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : inputs()) {
      String name = name(file);
      if (name.startsWith("key")) {
        here.put("in put/" + name, content(file));
        found.add(here.uri("in put/" + name));
      } else if (name.startsWith("object")) {
        here.put("in put/day=" + name.charAt(7) + "/" + name, content(file));
      } else {
        write(name, content(file));
      }
    }
    // A glob on the key with brackets would match this one.
    here.put("in put/key 1.csv", "not to be read");
    found.add(folder.getRoot() + "/local.csv");
    found.add(folder.getRoot() + "/glob-?.csv");
    found.add(here.uri("in put/day=*/object-[12].csv"));
    return String.join(",", found);
  }

  private List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.list(expected)) {
      return files.filter(file -> name(file).endsWith(".csv")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.getRoot().toPath().resolve(name), content);
  }

  private static byte[] content(Path file) throws IOException {
    return filled(Files.readString(file, ISO_8859_1)).getBytes(ISO_8859_1);
  }

  /** <code>{x*3}</code> stands for {@code xxx}. */
  private static String filled(String text) {
    return FILLER.matcher(text).replaceAll(filler -> "x".repeat(Integer.parseInt(filler.group(1))));
  }
}
