package org.therapeuticlocator.pipeline.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;
import org.therapeuticlocator.pipeline.it.Project;

/**
 * A standalone Flink session cluster of a JobManager and two TaskManagers, each in a JVM of its own
 * that has Flink's classes and none of ours, with the configuration that we recommend.
 */
final class FlinkJvms extends ExternalResource {
  /** Credentials that the workers have and nobody else. */
  static final String WORKERS_SECRET = "ZYXWORKERSSECRETXYZ";

  /** Of both TaskManagers. */
  static final int SLOTS = 4;

  private static final Path MODULE = Project.folder();
  // What Flink's lib/ has.
  private static final Pattern OF_FLINK =
      Pattern.compile(
          "(flink-|kryo-|minlog-|objenesis-|chill-|javassist-|async-profiler-|lz4-|snappy-"
              + "|commons-(cli|collections|math3|compress|io|lang3|text)-|snakeyaml-|slf4j-|jsr305-)"
              + ".*[.]jar");
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks",
          "sun.nio.ch");

  private final List<Process> jvms = new ArrayList<>();
  private final Deque<Process> taskManagers = new ArrayDeque<>();
  private final int restPort = freePort();
  private final int rpcPort = freePort();
  private final Path folder;
  private @Nullable Process jobManager;

  FlinkJvms() {
    try {
      folder = Files.createTempDirectory("flink");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void before() throws Exception {
    Files.writeString(
        folder.resolve("config.yaml"),
        Files.readString(MODULE.resolve("flink-conf/cluster.yaml")) + ofThisMachine());
    startJobManager();
    startTaskManager();
    startTaskManager();
    try {
      awaitSlots(SLOTS);
    } catch (AssertionError e) {
      String logs = logs();
      after();
      throw new AssertionError(logs, e);
    }
  }

  /** Addresses, and the sizes that Flink's scripts would reckon. */
  private String ofThisMachine() {
    return String.join(
        "\n",
        "",
        "jobmanager.rpc.address: 127.0.0.1",
        "jobmanager.rpc.port: " + rpcPort,
        "jobmanager.bind-host: 127.0.0.1",
        "jobmanager.memory.process.size: 1024m",
        "taskmanager.host: 127.0.0.1",
        "taskmanager.bind-host: 127.0.0.1",
        "rest.address: 127.0.0.1",
        "rest.bind-address: 127.0.0.1",
        "rest.port: " + restPort,
        "rest.bind-port: " + restPort,
        "io.tmp.dirs: " + folder,
        "taskmanager.cpu.cores: 2.0",
        "taskmanager.memory.framework.heap.size: 128m",
        "taskmanager.memory.framework.off-heap.size: 128m",
        "taskmanager.memory.jvm-overhead.min: 192m",
        "taskmanager.memory.jvm-overhead.max: 192m",
        "taskmanager.memory.task.heap.size: 512m",
        "taskmanager.memory.task.off-heap.size: 64m",
        "taskmanager.memory.managed.size: 256m",
        "");
  }

  /** {@code host:port} of the REST API. */
  String address() {
    return "127.0.0.1:" + restPort;
  }

  /** The jar that is submitted. */
  static Path jar() {
    Path jar = MODULE.resolve("target/therapeutic-locator-loader.jar");
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException("the cluster's jar was not built: " + jar);
    }
    return jar;
  }

  void startJobManager() throws IOException {
    jobManager = start("org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
  }

  void startTaskManager() throws IOException {
    taskManagers.add(start("org.apache.flink.runtime.taskexecutor.TaskManagerRunner"));
  }

  /** As {@code kill -9} does. */
  void killTaskManager() throws InterruptedException {
    taskManagers.remove().destroyForcibly().waitFor();
  }

  /** As {@code kill -9} does. */
  void killJobManager() throws InterruptedException {
    Process process = jobManager;
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /** Runs the program by {@code bin/flink run}, to its end. */
  Outcome run(List<String> arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("run", "-m", address(), jar().toString()));
    all.addAll(arguments);
    Path out = folder.resolve("cli.out");
    // As with Flink's own scripts, logs do not go to the terminal.
    ProcessBuilder builder =
        command(flinkClassPath("slf4j-jdk14-"), "org.apache.flink.client.cli.CliFrontend", all)
            .redirectOutput(out.toFile());
    builder.environment().put("FLINK_CONF_DIR", folder.toString());
    Path err = redirectError(builder);
    Process process = started(builder);
    if (!process.waitFor(180, TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + Files.readString(err));
    }
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Process start(String main) throws IOException {
    ProcessBuilder builder =
        command(flinkClassPath("none"), main, List.of("--configDir", folder.toString()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    redirectError(builder);
    return started(builder);
  }

  private Process started(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    jvms.add(process);
    return process;
  }

  private Path redirectError(ProcessBuilder builder) {
    Path log = folder.resolve("jvm-" + jvms.size() + ".log");
    builder.redirectError(log.toFile());
    return log;
  }

  private static ProcessBuilder command(String classPath, String main, List<String> arguments) {
    List<String> command = new ArrayList<>(Project.quickJava());
    command.addAll(List.of("-Xmx640m", "-XX:MaxMetaspaceSize=512m"));
    // Whose digits are not ours: no worker may write by its locale.
    command.addAll(List.of("-Duser.language=ar", "-Duser.country=EG"));
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    builder.environment().put("AWS_ACCESS_KEY_ID", Servers.ACCESS_KEY);
    builder.environment().put("AWS_SECRET_ACCESS_KEY", WORKERS_SECRET);
    return builder;
  }

  /** Flink's jars but one. */
  private static String flinkClassPath(String but) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> OF_FLINK.matcher(new File(entry).getName()).matches())
        .filter(entry -> !new File(entry).getName().startsWith(but))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits for TaskManagers to register. */
  void awaitSlots(int slots) throws InterruptedException {
    Lab.await(slots + " slots", () -> overview() == slots);
  }

  private int overview() {
    try {
      return get("/overview").get("slots-available").asInt();
    } catch (IOException e) {
      return -1;
    }
  }

  /** What the REST API answers. */
  JsonNode get(String path) throws IOException {
    return Call.JSON.readTree(URI.create("http://" + address() + path).toURL());
  }

  /** The jobs whose names have {@code part} in them, by their start. */
  List<JsonNode> jobs(String part) throws IOException {
    List<JsonNode> jobs = new ArrayList<>();
    for (JsonNode job : get("/jobs/overview").get("jobs")) {
      if (job.get("name").asText().contains(part)) {
        jobs.add(job);
      }
    }
    jobs.sort(Comparator.comparingLong(job -> job.get("start-time").asLong()));
    return jobs;
  }

  /** Everything that Flink's JVMs have logged. */
  String logs() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void after() {
    jvms.forEach(Process::destroyForcibly);
    try {
      for (Process process : jvms) {
        process.waitFor();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
