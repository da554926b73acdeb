package org.therapeuticlocator.pipeline.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.rules.ExternalResource;
import org.therapeuticlocator.pipeline.Main;
import org.therapeuticlocator.pipeline.it.ItemLine;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket and a table of a test's own, each behind a proxy, and the program working on them. */
final class Lab extends ExternalResource {
  /** The run that tests work with. */
  static final String RUN = "run";

  /** The table's key. */
  static final String KEY = "id";

  /** How many of the items of {@link #putForeignItems} a read unit reads, a few bytes aside. */
  static final int FOREIGN_A_UNIT = 5;

  private static final String INPUT = "in/rows.csv";
  private static final Map<Integer, JsonNode> UNDISTURBED = new ConcurrentHashMap<>();

  private final Servers servers = Servers.running();
  private final String name = "fault-" + UUID.randomUUID();
  private final List<LoaderJvm> jvms = new CopyOnWriteArrayList<>();
  private final FaultProxy s3;
  private final FaultProxy dynamodb;
  private final Path folder;

  Lab() {
    try {
      s3 = FaultProxy.of(servers.s3Endpoint());
      dynamodb = FaultProxy.of(servers.dynamodbEndpoint());
      folder = Files.createTempDirectory("fault");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty("aws.accessKeyId", Servers.ACCESS_KEY);
    System.setProperty("aws.secretAccessKey", Servers.ACCESS_KEY);
    servers.s3().createBucket(request -> request.bucket(name));
    createTable(0);
  }

  /** Of the bucket and the table. */
  String name() {
    return name;
  }

  /** What stands in front of S3. */
  FaultProxy s3() {
    return s3;
  }

  /** What stands in front of DynamoDB. */
  FaultProxy dynamodb() {
    return dynamodb;
  }

  /** Puts an input of {@code items} items, one row that is rejected, one duplicate, one blank. */
  void putInput(int items) {
    StringBuilder csv = new StringBuilder("provider_name,address1,city,state_code,order_label\n");
    for (int i = 0; i < items; i++) {
      csv.append("PHARMACY ")
          .append(i)
          .append(',')
          .append(i)
          .append(" ELM ST,BOSTON,MA,Paxlovid\n");
    }
    putInput(csv + "PHARMACY 0,0 ELM ST,BOSTON,MA,Paxlovid\n\nBAD,1 ELM ST,BOSTON,XX,Paxlovid\n");
  }

  /** Puts the input. */
  void putInput(String csv) {
    servers.s3().putObject(request -> request.bucket(name).key(INPUT), RequestBody.fromString(csv));
  }

  /** The pattern of calls that read the input. */
  String readsInput() {
    return "GET " + name + '/' + INPUT;
  }

  /** The pattern of calls that write a file of the run in one go, or the last part of it. */
  static String writes(String file) {
    return "PUT .*/runs/" + RUN + '/' + file;
  }

  /** Puts a file into the run's folder; answers its address. */
  String putRunFile(String file, String text) {
    String key = "runs/" + RUN + '/' + file;
    servers.s3().putObject(r -> r.bucket(name).key(key), RequestBody.fromString(text));
    return "s3://" + name + '/' + key;
  }

  /** Puts items of somebody else, which take so many read units. */
  void putForeignItems(int readUnits) {
    for (int i = 0; i < readUnits * FOREIGN_A_UNIT; i++) {
      Map<String, AttributeValue> item =
          Map.of(
              KEY,
              AttributeValue.fromS("foreign-" + i),
              "note",
              AttributeValue.fromS("x".repeat(4_096 / FOREIGN_A_UNIT)));
      servers.dynamodb().putItem(request -> request.tableName(name).item(item));
    }
  }

  /** The table once more, empty; {@code units} to read and to write, 0 for on demand. */
  void recreateTable(int units) {
    servers.dynamodb().deleteTable(request -> request.tableName(name));
    createTable(units);
  }

  private void createTable(long units) {
    createTable(name, units);
  }

  /** An empty table; {@code units} to read and to write, 0 for on demand. */
  static void createTable(String name, long units) {
    CreateTableRequest.Builder table =
        CreateTableRequest.builder()
            .tableName(name)
            .attributeDefinitions(
                AttributeDefinition.builder()
                    .attributeName(KEY)
                    .attributeType(ScalarAttributeType.S)
                    .build())
            .keySchema(KeySchemaElement.builder().attributeName(KEY).keyType(KeyType.HASH).build())
            .billingMode(BillingMode.PAY_PER_REQUEST);
    if (units > 0) {
      table
          .billingMode(BillingMode.PROVISIONED)
          .provisionedThroughput(p -> p.readCapacityUnits(units).writeCapacityUnits(units));
    }
    Servers.running().dynamodb().createTable(table.build());
  }

  private List<String> arguments(Runner runner, String... options) {
    List<String> all = new ArrayList<>(List.of(runner.option()));
    all.addAll(argumentsWithoutRunner(options));
    return all;
  }

  /** What the program is called with here, for a launcher that chooses the runner. */
  List<String> argumentsWithoutRunner(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(
        List.of(
            // Else the SDK looks for an EC2 instance's metadata, on another address.
            "--awsRegion=us-east-1",
            "--s3Endpoint=" + s3.uri(),
            "--dynamodbEndpoint=" + dynamodb.uri(),
            "--bucket=" + name,
            "--table=" + name,
            "--input=s3://" + name + '/' + INPUT));
    if (all.stream().noneMatch(option -> option.startsWith("--runId="))) {
      all.add("--runId=" + RUN);
    }
    return all;
  }

  /** Runs the program in this JVM. */
  Outcome run(Runner runner, String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            arguments(runner, options).toArray(new String[0]),
            Map.of(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new Outcome(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Starts the program in a JVM of its own. */
  LoaderJvm start(Runner runner, String... options) throws IOException {
    return start(true, runner, options);
  }

  /** The same without a log file, so that logs go to standard error. */
  LoaderJvm startWithoutLog(Runner runner, String... options) throws IOException {
    return start(false, runner, options);
  }

  private LoaderJvm start(boolean log, Runner runner, String... options) throws IOException {
    LoaderJvm jvm =
        LoaderJvm.start(Files.createTempDirectory(folder, "jvm"), log, arguments(runner, options));
    jvms.add(jvm);
    return jvm;
  }

  /** Whether calls are on their way, be it from a process that is dead. */
  boolean isBusy() {
    return s3.isBusy() || dynamodb.isBusy();
  }

  /** Waits without sleeping long; fails after a minute and a half. */
  static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 90 s: " + what);
      }
      Thread.sleep(10);
    }
  }

  /** Holds a call until another one comes to the same point. */
  static void meet(CyclicBarrier barrier) throws InterruptedException {
    try {
      barrier.await(90, TimeUnit.SECONDS);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("the other one did not come", e);
    }
  }

  /** The table's items as snapshot lines, sorted. */
  List<String> items() {
    return servers
        .dynamodb()
        .scanPaginator(request -> request.tableName(name).consistentRead(true))
        .items()
        .stream()
        .map(ItemLine::of)
        .sorted()
        .toList();
  }

  /** Somebody else puts the item of a snapshot line, whose attributes are all strings. */
  void putItem(String line) {
    Map<String, AttributeValue> item = new TreeMap<>();
    Call.parse(line.getBytes(UTF_8))
        .properties()
        .forEach(each -> item.put(each.getKey(), AttributeValue.fromS(each.getValue().asText())));
    servers.dynamodb().putItem(request -> request.tableName(name).item(item));
  }

  /** Somebody else deletes an item. */
  void deleteItem(String id) {
    servers
        .dynamodb()
        .deleteItem(r -> r.tableName(name).key(Map.of(KEY, AttributeValue.fromS(id))));
  }

  /** Somebody else writes a file of the run. */
  void putFile(String file, String text) {
    servers
        .s3()
        .putObject(
            request -> request.bucket(name).key("runs/" + RUN + '/' + file),
            RequestBody.fromString(text));
  }

  /** The snapshot's lines, sorted. */
  List<String> snapshot() {
    List<String> lines = new ArrayList<>();
    for (S3Object part :
        servers
            .s3()
            .listObjectsV2Paginator(r -> r.bucket(name).prefix("runs/" + RUN + "/processed/part-"))
            .contents()) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(get(part.key())))) {
        new String(in.readAllBytes(), UTF_8).lines().forEach(lines::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return lines.stream().sorted().toList();
  }

  /**
   * The report without times, without the input's name, and without the read units, which the
   * service counts.
   */
  JsonNode report() {
    ObjectNode report = Call.parse(get("runs/" + RUN + "/report.json"));
    report.remove(List.of("seconds", "destination", "inputs"));
    if (report.get("load") instanceof ObjectNode load) {
      load.remove("readUnits");
    }
    return report;
  }

  /**
   * The run of {@code putInput(items)} ended well: the table is the snapshot, the report is as if
   * nothing had happened, and at most a tenth was written twice.
   */
  void assertDone(int items) {
    assertTableAndReport(items);
    assertThat(dynamodb.itemsTaken(), lessThanOrEqualTo(items * 11 / 10));
  }

  /** The same, however much was written twice. */
  void assertTableAndReport(int items) {
    assertThat(snapshot().size(), is(items));
    assertThat(items(), equalTo(snapshot()));
    assertThat(report(), equalTo(UNDISTURBED.computeIfAbsent(items, Lab::undisturbedReport)));
  }

  private static JsonNode undisturbedReport(int items) {
    Lab lab = new Lab();
    try {
      lab.putInput(items);
      Outcome run = lab.run(Runner.DIRECT);
      assertThat(run.err(), run.status(), is(0));
      return lab.report();
    } finally {
      lab.after();
    }
  }

  /** A file in the run's folder. */
  String runFile(String file) {
    return new String(get("runs/" + RUN + '/' + file), UTF_8);
  }

  private byte[] get(String key) {
    return servers
        .s3()
        .getObjectAsBytes(request -> request.bucket(name).key(key))
        .asByteArrayUnsafe();
  }

  @Override
  protected void after() {
    jvms.forEach(LoaderJvm::close);
    try (dynamodb;
        s3;
        Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
