package org.therapeuticlocator.pipeline.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.Main;
import org.therapeuticlocator.pipeline.it.LocalAwsRule;
import org.therapeuticlocator.pipeline.it.Project;
import software.amazon.awssdk.core.sync.RequestBody;

/** The IAM policy in the README has the rights that the calls need, and no others. */
public class RightsIT {
  private static final String BUCKET = "my-bucket";
  private static final String INPUT_BUCKET = "my-input";
  private static final String TABLE = "providers";
  private static final Pattern POLICY = Pattern.compile("(?s)```json\n(\\{.*?\n\\})\n```");
  private static final String HEADER = "provider_name,address1,city,state_code,order_label\n";

  @ClassRule public static final LocalAwsRule AWS = new LocalAwsRule();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Servers servers = Servers.running();
  private final Set<String> used = new ConcurrentSkipListSet<>();

  @Test
  public void policyHasTheRightsThatTheCallsNeedAndNoOthers() throws Exception {
    makeBucketsAndTable();
    Path local = folder.newFile("rows.csv").toPath();
    Files.writeString(local, HEADER + rows(0, 60) + "BAD,1 ELM ST,BOSTON,XX,Paxlovid\n");
    try (FaultProxy s3 = FaultProxy.of(servers.s3Endpoint());
        FaultProxy dynamodb = FaultProxy.of(servers.dynamodbEndpoint())) {
      s3.add(this::note);
      dynamodb.add(this::note);
      List<String> where =
          List.of(
              "--awsRegion=us-east-1",
              "--s3Endpoint=" + s3.uri(),
              "--dynamodbEndpoint=" + dynamodb.uri(),
              "--bucket=" + BUCKET,
              "--table=" + TABLE);
      run(where, "--input=s3://" + INPUT_BUCKET + "/*.csv", "--runId=planned", "--dryRun");
      run(where, "--input=s3://" + INPUT_BUCKET + "/*.csv", "--runId=planned", "--verify");
      run(
          where,
          "--input=" + local,
          "--staleRows=delete",
          "--maxDeletePercent=100",
          "--audit=warn");
    }

    assertThat(used, is(allowed()));
  }

  private void makeBucketsAndTable() {
    for (String bucket : List.of(BUCKET, INPUT_BUCKET)) {
      servers.s3().createBucket(request -> request.bucket(bucket));
    }
    String csv = HEADER + rows(30, 90);
    servers
        .s3()
        .putObject(r -> r.bucket(INPUT_BUCKET).key("rows.csv"), RequestBody.fromString(csv));
    Lab.createTable(TABLE, 0);
  }

  private static String rows(int from, int to) {
    StringBuilder rows = new StringBuilder();
    for (int i = from; i < to; i++) {
      rows.append("PHARMACY ").append(i).append(",1 ELM ST,BOSTON,MA,Paxlovid\n");
    }
    return rows.toString();
  }

  private static void run(List<String> where, String... options) {
    List<String> arguments = new ArrayList<>(where);
    arguments.addAll(List.of(options));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, UTF_8);
    int status = Main.run(arguments.toArray(new String[0]), Map.of(), stream, stream);
    assertThat(said.toString(UTF_8), status, is(0));
  }

  private @Nullable Answer note(Call call, Fault.Next next)
      throws IOException, InterruptedException {
    String[] name = call.name().split(" ", 2);
    if (name.length == 1) {
      used.add("dynamodb:" + call.name() + " on table/" + TABLE);
    } else {
      noteS3(call, name[1]);
    }
    return next.answer(call);
  }

  /** Source: Amazon S3 user guide, required permissions for S3 API operations. */
  private void noteS3(Call call, String target) {
    String path = target.replaceFirst("[?].*", "");
    String query = target.substring(path.length());
    String bucket = path.replaceFirst("/.*", "");
    String key = path.substring(Math.min(path.length(), bucket.length() + 1));
    if (call.method().equals("POST") && query.contains("delete")) {
      used.add("s3:DeleteObject on " + objects(bucket, call.text().contains("<Key>runs/")));
    } else if (key.isEmpty()) {
      used.add("s3:ListBucket on " + bucket);
    } else if (call.method().equals("DELETE") && query.contains("uploadId")) {
      used.add("s3:AbortMultipartUpload on " + objects(bucket, key.startsWith("runs/")));
    } else {
      String action =
          switch (call.method()) {
            case "GET", "HEAD" -> "s3:GetObject";
            case "PUT", "POST" -> "s3:PutObject";
            default -> "s3:DeleteObject";
          };
      used.add(action + " on " + objects(bucket, key.startsWith("runs/")));
      if (call.headers().containsKey("x-amz-copy-source")) {
        used.add("s3:GetObject on " + objects(bucket, true));
      }
    }
  }

  private static String objects(String bucket, boolean ofRuns) {
    return bucket + (ofRuns ? "/runs/*" : "/*");
  }

  private static Set<String> allowed() throws IOException {
    String readme = Files.readString(Project.folder().resolveSibling("README.md"));
    Matcher policy = POLICY.matcher(readme);
    assertThat("the README has a policy", policy.find(), is(true));
    Set<String> allowed = new TreeSet<>();
    for (JsonNode statement : Call.JSON.readTree(policy.group(1)).get("Statement")) {
      for (String action : texts(statement.get("Action"))) {
        for (String resource : texts(statement.get("Resource"))) {
          allowed.add(action + " on " + resource.replaceFirst(".*:", ""));
        }
      }
    }
    return allowed;
  }

  private static List<String> texts(JsonNode oneOrMore) {
    List<String> texts = new ArrayList<>();
    if (oneOrMore.isTextual()) {
      texts.add(oneOrMore.asText());
    }
    oneOrMore.elements().forEachRemaining(text -> texts.add(text.asText()));
    return texts;
  }
}
