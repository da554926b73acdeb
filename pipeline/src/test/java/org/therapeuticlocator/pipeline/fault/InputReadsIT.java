package org.therapeuticlocator.pipeline.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPOutputStream;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.therapeuticlocator.pipeline.Main;
import org.therapeuticlocator.pipeline.it.LocalAwsRule;
import software.amazon.awssdk.core.sync.RequestBody;

/** How often the input is read, by what S3 is asked for. */
@RunWith(Parameterized.class)
public class InputReadsIT {
  private static final String HEADER = "provider_name,address1,city,state_code,order_label,zip\n";
  // A gzip file's last bytes tell its size; the bar of a slow run asks for them.
  private static final int TRAILER_BYTES = 4;

  @ClassRule public static final LocalAwsRule AWS = new LocalAwsRule();

  private final Servers servers = Servers.running();
  private final String bucket = "reads-" + UUID.randomUUID();
  private final Queue<String> reads = new ConcurrentLinkedQueue<>();
  private final Runner runner;

  public InputReadsIT(Runner runner) {
    this.runner = runner;
  }

  @Parameters(name = "{0}")
  public static Runner[] runners() {
    return Runner.values();
  }

  @Test
  public void transformOpensEachFileOnceThoughItHasRejectsAndFlags() throws Exception {
    servers.s3().createBucket(request -> request.bucket(bucket));
    Lab.createTable(bucket, 0);
    put("in/packed.csv.gz", gzip(HEADER + rows("A", 3_000)));
    put("in/plain.csv", (HEADER + rows("B", 200)).getBytes(UTF_8));
    try (FaultProxy s3 = FaultProxy.of(servers.s3Endpoint())) {
      s3.add(this::note);
      run(s3, "extract");
      reads.clear();

      run(s3, "transform");
    }

    assertThat(reads, containsInAnyOrder("in/packed.csv.gz", "in/plain.csv"));
    JsonNode report = Call.parse(object("report.json").getBytes(UTF_8));
    assertThat(
        report.get("inputs").toString(),
        is(
            ("[{'file':'s3://B/in/packed.csv.gz','rows':3002},"
                    + "{'file':'s3://B/in/plain.csv','rows':202}]")
                .replace('\'', '"')
                .replace("s3://B", "s3://" + bucket)));
    assertThat(report.at("/rows/blank").asInt(), is(2));
    assertThat(places("rejected/part-00000-of-00001.jsonl"), places(3_002, 202));
    assertThat(places("counts/flagged.jsonl"), places(3_003, 203));
  }

  /** Good rows, one that is rejected, one that is flagged, one that is blank. */
  private static String rows(String name, int good) {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < good; i++) {
      rows.append(name).append(i).append(",1 ELM ST,BOSTON,MA,Paxlovid,02139\n");
    }
    return rows
        + ("BAD,1 ELM ST,BOSTON,XX,Paxlovid,02139\n"
            + name
            + ",1 ELM ST,BOSTON,MA,Paxlovid,?\n,,,,,\n");
  }

  private Matcher<Iterable<? extends String>> places(int inPacked, int inPlain) {
    String folder = "s3://" + bucket + "/in/";
    return containsInAnyOrder(
        folder + "packed.csv.gz:" + inPacked, folder + "plain.csv:" + inPlain);
  }

  private List<String> places(String file) {
    List<String> places = new ArrayList<>();
    for (String line : object(file).lines().toList()) {
      JsonNode row = Call.parse(line.getBytes(UTF_8));
      places.add(row.get("file").asText() + ':' + row.get("lineNumber").asText());
    }
    return places;
  }

  private String object(String name) {
    return servers
        .s3()
        .getObjectAsBytes(request -> request.bucket(bucket).key("runs/run/" + name))
        .asUtf8String();
  }

  private @Nullable Answer note(Call call, Fault.Next next)
      throws IOException, InterruptedException {
    Answer answer = next.answer(call);
    String input = call.name().replaceFirst("^GET " + bucket + "/(in/[^?]*).*", "$1");
    if (input.startsWith("in/") && answer != null && answer.body().length > TRAILER_BYTES) {
      reads.add(input);
    }
    return answer;
  }

  private void run(FaultProxy s3, String stage) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, UTF_8);
    int status =
        Main.run(
            new String[] {
              runner.option(),
              "--awsRegion=us-east-1",
              "--s3Endpoint=" + s3.uri(),
              "--dynamodbEndpoint=" + servers.dynamodbEndpoint(),
              "--bucket=" + bucket,
              "--table=" + bucket,
              "--input=s3://" + bucket + "/in/*",
              "--runId=run",
              "--stages=" + stage
            },
            Map.of(),
            stream,
            stream);
    assertThat(said.toString(UTF_8), status, is(0));
  }

  private void put(String key, byte[] content) {
    servers.s3().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(content));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
