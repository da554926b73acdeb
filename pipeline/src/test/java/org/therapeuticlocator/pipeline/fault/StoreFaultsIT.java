package org.therapeuticlocator.pipeline.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.therapeuticlocator.pipeline.fault.Fault.answerLost;
import static org.therapeuticlocator.pipeline.fault.Fault.error;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.Rule;
import org.junit.Test;

/** What S3 does to the files of a run, and how it is asked to keep them. */
public class StoreFaultsIT {
  private static final int ITEMS = 200;
  private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>");

  @Rule public final Lab lab = new Lab();

  @Test
  public void lostAnswerToAManifestIsNotTakenForAnotherProcess() {
    lab.putInput(ITEMS);
    Set<String> lost = ConcurrentHashMap.newKeySet();
    lab.s3().add(answerLost().on(firstOfEachManifest(lost)));

    Outcome planned = lab.run(Runner.DIRECT, "--dryRun");
    assertThat(planned.err(), planned.status(), is(0));
    Outcome resumed = lab.run(Runner.DIRECT);
    assertThat(resumed.err(), resumed.status(), is(0));

    // Two claims, and the begin and end of four stages.
    assertThat(lost.size(), is(11));
    lab.assertDone(ITEMS);
  }

  @Test
  public void manifestThatMeetsAConflictIsSentAgain() {
    lab.putInput(ITEMS);
    Set<String> met = ConcurrentHashMap.newKeySet();
    lab.s3().add(error(409, "ConditionalRequestConflict").on(firstOfEachManifest(met)));

    Outcome run = lab.run(Runner.DIRECT);

    assertThat(run.err(), run.status(), is(0));
    assertThat(met.size(), is(10));
    lab.assertDone(ITEMS);
  }

  private static Predicate<Call> firstOfEachManifest(Set<String> seen) {
    return call -> call.matches(Lab.writes("manifest.json")) && seen.add(json(call));
  }

  /** Without the signatures between the chunks, which differ with every attempt. */
  private static String json(Call call) {
    String text = call.text();
    return text.substring(text.indexOf('{'), text.lastIndexOf('}'));
  }

  @Test
  public void filesThatS3DoesNotDeleteAreNamedAndNotRead() {
    lab.putInput(ITEMS);
    Outcome extracted = lab.run(Runner.DIRECT, "--stages=extract");
    assertThat(extracted.err(), extracted.status(), is(0));
    String stray = lab.putRunFile("processed/part-00000-of-00099.jsonl.gz", "no gzip");
    lab.s3().add(deletesDenied().on("POST .*[?]delete"));

    Outcome run = lab.run(Runner.DIRECT);

    assertThat(run.err(), run.status(), is(0));
    assertThat(run.err(), containsString("S3 did not delete " + stray + " (AccessDenied)"));
    assertThat(lab.runFile("manifest.json"), not(containsString("of-00099")));
    assertThat(lab.items().size(), is(ITEMS));
  }

  private static Fault deletesDenied() {
    return (call, next) ->
        new Answer(
            200,
            Map.of("content-type", List.of("application/xml")),
            KEY.matcher(call.text())
                .results()
                .map(StoreFaultsIT::denied)
                .collect(Collectors.joining("", "<DeleteResult>", "</DeleteResult>"))
                .getBytes(UTF_8));
  }

  private static String denied(MatchResult key) {
    return "<Error><Key>" + key.group(1) + "</Key><Code>AccessDenied</Code></Error>";
  }

  @Test
  public void everyObjectIsEncryptedAsTheOptionsSay() {
    lab.putInput(ITEMS);
    Queue<String> encrypted = new ConcurrentLinkedQueue<>();
    lab.s3().add((call, next) -> next.answer(withoutEncryption(call, encrypted)));

    Outcome run =
        lab.run(Runner.DIRECT, "--SSEAlgorithm=aws:kms", "--SSEKMSKeyId=arn:aws:kms:x:1:key/k");

    assertThat(run.err(), run.status(), is(0));
    assertThat(encrypted, everyItem(containsString(": aws:kms arn:aws:kms:x:1:key/k")));
    for (String file :
        List.of("alive.json", "manifest.json", "report.json", "report.html", "counts/", "tmp/")) {
      assertThat(encrypted, hasItem(containsString("/runs/run/" + file)));
    }
    lab.assertDone(ITEMS);
  }

  /** The local S3 knows no keys. */
  private static Call withoutEncryption(Call call, Queue<String> encrypted) {
    boolean object = call.method().equals("PUT") && !call.uri().contains("uploadId=");
    if (object || (call.method().equals("POST") && call.uri().endsWith("?uploads"))) {
      encrypted.add(
          call.uri()
              + ": "
              + header(call, "x-amz-server-side-encryption")
              + ' '
              + header(call, "x-amz-server-side-encryption-aws-kms-key-id"));
    }
    Map<String, List<String>> headers = new TreeMap<>(call.headers());
    headers.keySet().removeIf(name -> name.startsWith("x-amz-server-side-encryption"));
    return new Call(call.method(), call.name(), call.uri(), headers, call.body());
  }

  @Test
  public void bucketsOfAnotherRegionAreCalledThereAndTheTableStaysWhereItIs() {
    lab.putInput(ITEMS);
    Queue<Integer> redirects = new ConcurrentLinkedQueue<>();
    Queue<String> elsewhere = new ConcurrentLinkedQueue<>();
    lab.s3().add((call, next) -> inUsWest2(call, next, redirects));
    lab.dynamodb()
        .add(
            (call, next) -> {
              if (!header(call, "authorization").contains("/us-east-1/dynamodb/")) {
                elsewhere.add(call.name());
              }
              return next.answer(call);
            });

    Outcome run = lab.run(Runner.DIRECT);

    assertThat(run.err(), run.status(), is(0));
    assertThat(redirects.size(), greaterThan(1));
    assertThat(elsewhere, is(empty()));
    lab.assertDone(ITEMS);
  }

  /** As AWS answers; a HEAD has no body. */
  private static @Nullable Answer inUsWest2(Call call, Fault.Next next, Queue<Integer> redirects)
      throws IOException, InterruptedException {
    if (header(call, "authorization").contains("/us-west-2/s3/")) {
      return next.answer(call);
    }
    redirects.add(301);
    String body =
        "<Error><Code>PermanentRedirect</Code>"
            + "<Endpoint>in-west.s3-us-west-2.amazonaws.com</Endpoint></Error>";
    return new Answer(
        301,
        Map.of(
            "x-amz-bucket-region",
            List.of("us-west-2"),
            "content-type",
            List.of("application/xml")),
        call.method().equals("HEAD") ? new byte[0] : body.getBytes(UTF_8));
  }

  private static String header(Call call, String name) {
    return String.join(",", call.headers().getOrDefault(name, List.of()));
  }
}
