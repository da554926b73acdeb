package org.therapeuticlocator.pipeline.it;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hamcrest.Matcher;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.it.Loader.Result;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Exit status 2: what is wrong and what to do, and nothing is written. */
public class RefusalIT {
  private static final String USABLE = "provider_name,state_code,order_label\nELM,MA,Paxlovid\n";

  @Rule public final LocalAwsRule aws = new LocalAwsRule();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Workspace here = new Workspace("");
  private List<String> before = List.of();

  @Before
  public void makeWorkspace() {
    here = aws.newWorkspace();
    here.putItem("id", "someone-elses");
    here.put("in/usable.csv", USABLE);
    before = here.everything();
  }

  @After
  public void nothingWasWritten() {
    assertThat(here.everything(), equalTo(before));
  }

  @Test
  public void emptyFileIsRefused() throws IOException {
    String input = file("empty.csv", "");
    assertRefused(
        Loader.DIRECT.run(here, "--input=" + input),
        is(input + " is empty: its first line must be the header."));
  }

  @Test
  public void blankFirstLineIsRefused() throws IOException {
    String input = file("blank.csv", "\n" + USABLE);
    assertRefused(
        Loader.DIRECT.run(here, "--input=" + input),
        is(input + " has no header: its first line is empty."));
  }

  @Test
  public void everyFileWithoutTheRequiredColumnsIsNamedWithWhatItHas() throws IOException {
    String names = file("names.csv", "Provider,State Code,Order Label,Note\nELM,MA,Paxlovid,\n");
    String products = file("products.csv", "provider_name,state_code,NDC\nELM,MA,x\n");
    assertRefused(
        Loader.DIRECT.run(here, "--input=" + names + "," + products + ',' + here.uri("in/*.csv")),
        stringContainsInOrder(
            names, "has no column provider_name", "Provider, State Code, Order Label, Note"),
        stringContainsInOrder(
            products,
            "has neither a column national_drug_code nor order_label",
            "did you mean national_drug_code by NDC?",
            "provider_name, state_code, NDC"));
  }

  @Test
  public void columnThatOccursTwiceIsRefused() throws IOException {
    String input =
        file("twice.csv", "provider_name,state_code,order_label,State Code\nA,MA,P,MA\n");
    assertRefused(
        Loader.DIRECT.run(here, "--input=" + input),
        is(input + " has the column state_code twice (state_code, State Code)."));
  }

  @Test
  public void everyInputThatMatchesNothingIsNamed() {
    String local = folder.getRoot() + "/missing.csv";
    String glob = folder.getRoot() + "/*.csv";
    assertRefused(
        Loader.DIRECT.run(
            here,
            "--input=" + String.join(",", local, glob, here.uri("none.csv"), here.uri("in/*.gz"))),
        stringContainsInOrder("--input=" + local, "matches no file"),
        stringContainsInOrder("--input=" + glob, "matches no file"),
        stringContainsInOrder("--input=" + here.uri("none.csv"), "matches no object"),
        stringContainsInOrder("--input=" + here.uri("in/*.gz"), "matches no object"));
  }

  @Test
  public void missingBucketAndTableAreRefusedTogether() {
    assertRefused(
        Loader.DIRECT.run(
            List.of(
                here.arguments().get(0),
                here.arguments().get(1),
                "--bucket=no-such-bucket",
                "--table=no-such-table",
                "--input=" + here.uri("in/usable.csv"))),
        stringContainsInOrder("no-such-bucket", "there is no such bucket", "Create it"),
        stringContainsInOrder("no-such-table", "there is no such table", "Create it"));
  }

  @Test
  public void bucketOfTheInputThatIsMissingIsRefused() {
    assertRefused(
        Loader.DIRECT.run(here, "--input=s3://no-such-bucket/file.csv"),
        stringContainsInOrder("--input=s3://no-such-bucket/file.csv", "there is no such bucket"));
  }

  @Test
  public void tableWithAnotherKeyIsRefused() {
    String number = "number-" + UUID.randomUUID();
    LocalAwsRule.createTable(number, ScalarAttributeType.N, false);
    String sorted = "sorted-" + UUID.randomUUID();
    LocalAwsRule.createTable(sorted, ScalarAttributeType.S, true);

    for (String table : List.of(number, sorted)) {
      assertRefused(
          Loader.DIRECT.run(
              List.of(
                  here.arguments().get(0),
                  here.arguments().get(1),
                  here.arguments().get(2),
                  "--table=" + table,
                  "--input=" + here.uri("in/usable.csv"))),
          stringContainsInOrder(
              table, "has another key", "id (S) alone, as its HASH key", "--table"));
    }
  }

  @Test(timeout = 30_000)
  public void endpointThatRefusesConnectionsIsNamedWithinHalfAMinute() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    Result result =
        Loader.DIRECT.run(
            List.of(
                "--endpoint=http://127.0.0.1:" + closed,
                "--bucket=" + here.bucket(),
                "--table=" + here.table(),
                "--input=" + here.uri("in/usable.csv")));
    assertRefused(
        result,
        stringContainsInOrder("S3 bucket " + here.bucket(), "cannot be reached", "Check the"),
        stringContainsInOrder("DynamoDB table " + here.table(), "cannot be reached", "Check the"));
    assertThat(result.err(), containsString("http://127.0.0.1:" + closed + " (--endpoint)"));
  }

  @Test
  public void wrongOptionsAreNamedAllAtOnceWithTheValuesAllowed() {
    Result result =
        Loader.DIRECT.run(
            here,
            "--input=" + here.uri("in/usable.csv"),
            "--tabel=providers",
            "--staleRows=maybe",
            "--maxDeletePercent=101",
            "--writeCapacity=-1",
            "--runId=../other",
            "--stages=transform,lode",
            "--bucket=twice",
            "--awsCredentialsProvider={\"secretAccessKey\":\"hunter2\"}");
    assertRefused(
        result,
        is("There is no option --tabel. Did you mean --table?"),
        is("--bucket is given twice. Give it once."),
        containsString("--awsCredentialsProvider would put credentials into the job's options"),
        stringContainsInOrder("--runId: '../other'", "up to 64 letters, digits"),
        stringContainsInOrder("--writeCapacity: '-1'", "auto, unlimited or a whole number"),
        is("--staleRows: 'maybe' is not keep or delete."),
        stringContainsInOrder("--stages: 'transform,lode'", "extract, transform, plan, load"),
        stringContainsInOrder("--maxDeletePercent: '101'", "a percentage from 0 to 100"));
    assertThat(result.err(), not(containsString("hunter2")));
  }

  @Test
  public void missingInputIsRefused() {
    assertRefused(
        Loader.DIRECT.run(here), containsString("--input is missing: name the files to load"));
  }

  @Test
  public void zipArchiveIsRefused() throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      zip.putNextEntry(new ZipEntry("usable.csv"));
      zip.write(USABLE.getBytes(UTF_8));
    }
    String named = file("locator.zip", archive.toByteArray());
    String disguised = file("disguised.csv", archive.toByteArray());
    assertRefused(
        Loader.DIRECT.run(here, "--input=" + named + ',' + disguised),
        is(named + " is a ZIP archive; unpack it, or pack it as .gz, .bz2 or .zst."),
        stringContainsInOrder(disguised, "looks like a ZIP archive"));
  }

  @Test
  public void whatIsNoCsvIsToldByItsFirstBytes() throws IOException {
    String page = file("page.csv", "<!DOCTYPE html>\n<html>Sign in</html>\n");
    String semicolons = file("semicolons.csv", USABLE.replace(',', ';'));
    String utf16 = file("utf16.csv", USABLE.getBytes(UTF_16));
    String gzip = file("gzip.csv", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0});
    assertRefused(
        Loader.DIRECT.run(here, "--input=" + String.join(",", page, semicolons, utf16, gzip)),
        is(
            page
                + " looks like a web page (HTML), not CSV; its first line is:"
                + " <!DOCTYPE html>."),
        is(
            semicolons
                + " looks delimited by semicolons, but commas are needed; its first line is:"
                + " provider_name;state_code;order_label."),
        is(utf16 + " looks like UTF-16 text, save it as UTF-8."),
        is(gzip + " looks compressed with gzip, its name should end with .gz."));
  }

  @Test
  public void patternThatIsNoneIsRefusedAsItWasGiven() {
    String local = folder.getRoot() + "/locator[1.csv";
    assertRefused(
        Loader.DIRECT.run(here, "--input=" + local + ',' + here.uri("in/{a,b")),
        stringContainsInOrder("--input=" + local + " is not a pattern: a [ has no ]", "Write \\"),
        stringContainsInOrder(
            "--input=" + here.uri("in/{a,b") + " is not a pattern: a { has no }"));
  }

  /** As cron and containers have it. */
  @Test
  public void nameThatTheLocaleCannotReadIsRefusedWithWhatToSet() throws Exception {
    Path named = Files.createDirectory(folder.getRoot().toPath().resolve("names"));
    Files.writeString(named.resolve("donn\u00e9es.csv"), USABLE);
    try (LoaderProcess loader =
        LoaderProcess.start(
            folder.getRoot().toPath(),
            Map.of("LC_ALL", "C"),
            Stream.concat(here.arguments().stream(), Stream.of("--input=" + named + "/*.csv"))
                .toList())) {
      assertThat(loader.said(), loader.awaitEnd(60), is(2));
      assertThat(loader.said(), containsString("Set LC_ALL=C.UTF-8 for this program."));
    }
  }

  @Test
  public void shortFileThatEndsEarlyIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(USABLE.getBytes(UTF_8));
    }
    String input = file("cut.csv.gz", Arrays.copyOf(packed.toByteArray(), 30));
    assertRefused(
        Loader.DIRECT.run(here, "--input=" + input),
        is(input + " cannot be read as gzip: it ends early. Is it what its name says, and whole?"));
  }

  @Test
  public void fileThatIsNotPackedAsItsNameSaysIsRefused() throws IOException {
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
    String gzip = file("picture.csv.gz", picture);
    String bzip2 = file("text.csv.bz2", USABLE);
    String zstandard = file("text.csv.zst", USABLE);
    assertRefused(
        Loader.DIRECT.run(here, "--input=" + String.join(",", gzip, bzip2, zstandard)),
        is(gzip + " looks like a PNG picture, not CSV."),
        is(
            bzip2
                + " is not compressed with bzip2, as its name says: it seems to be text; let its"
                + " name end with .csv."),
        is(
            zstandard
                + " is not compressed with Zstandard, as its name says: it seems to be text; let"
                + " its name end with .csv."));
  }

  @Test
  public void reportFolderThatCannotBeWrittenIsRefused() throws IOException {
    String file = file("a-file", "");
    assertRefused(
        Loader.DIRECT.run(
            here, "--input=" + here.uri("in/usable.csv"), "--report=" + file + "/below"),
        stringContainsInOrder("--report=" + file + "/below", "Name another folder."));
  }

  @Test
  public void runWithoutExtractIsRefused() {
    assertRefused(
        Loader.DIRECT.run(here, "--input=" + here.uri("in/usable.csv"), "--stages=plan,load"),
        stringContainsInOrder("--stages names plan", "this new run", "without a gap", "--runId"));
  }

  @Test
  public void stagesWithAGapAreRefused() {
    assertRefused(
        Loader.DIRECT.run(here, "--input=" + here.uri("in/usable.csv"), "--stages=extract,load"),
        stringContainsInOrder("--stages names load", "this new run", "without a gap", "--runId"));
  }

  /** These problems, each on a line of its own, and no other. */
  @SafeVarargs
  @SuppressWarnings("varargs") // Only read here, and by contains.
  private static void assertRefused(Result result, Matcher<? super String>... problems) {
    assertThat(result.err(), result.status(), is(2));
    assertThat(result.errors(), contains(problems));
    assertThat(result.err(), endsWith("Nothing was written." + System.lineSeparator()));
    assertThat(result.out().lines().toList(), empty());
  }

  private String file(String name, String content) throws IOException {
    return file(name, content.getBytes(UTF_8));
  }

  private String file(String name, byte[] content) throws IOException {
    Path file = folder.getRoot().toPath().resolve(name);
    return Files.write(file, content).toString();
  }
}
