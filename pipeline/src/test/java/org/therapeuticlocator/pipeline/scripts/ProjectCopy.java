package org.therapeuticlocator.pipeline.scripts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.it.Project;

/**
 * What a clone of the project has that the scripts need, and nothing that was built: no build runs
 * where this one does.
 */
public final class ProjectCopy extends TemporaryFolder {
  private static final Path ORIGINAL = Project.folder().resolveSibling("");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
  private static final List<String> PARTS =
      List.of(
          ".mvn",
          "pom.xml",
          "run-direct.sh",
          "run-flink.sh",
          "scripts",
          "sample",
          "transforms/pom.xml",
          "transforms/src/main",
          "bench/pom.xml",
          "distribution/pom.xml",
          "localstack/pom.xml",
          "localstack/src/main",
          "localstack/jvm.options",
          "localstack/common.sh",
          "localstack/start.sh",
          "localstack/stop.sh",
          "localstack/check.sh",
          "pipeline/pom.xml",
          "pipeline/src/main",
          "pipeline/flink-conf",
          "pipeline/launch.sh",
          "pipeline/out-of-memory.sh");
  private static final String NEEDED =
      "bash basename cat cksum cp cut dirname env find grep head ln mkdir mv nohup ps readlink rm sed sh"
          + " sleep stty tail touch uname wc";

  private final Map<String, String> environment = new TreeMap<>();
  private final List<Script> started = new ArrayList<>();

  @Override
  protected void before() throws Throwable {
    super.before();
    for (String part : PARTS) {
      copy(ORIGINAL.resolve(part), folder().resolve(part));
    }
    Files.createDirectories(elsewhere());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", System.getenv("PATH"));
    first(JAVA);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(copy.getParent()));
        if (!Files.isDirectory(file)) {
          Files.copy(file, copy);
        }
      }
    }
  }

  /** Its root, whose name needs quotes in a shell. */
  public Path folder() {
    return getRoot().toPath().resolve("a project");
  }

  /** An empty folder beside it. */
  public Path elsewhere() {
    return getRoot().toPath().resolve("elsewhere");
  }

  /** Sets a variable for what is started from now on. */
  public ProjectCopy with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Builds by a stand-in for Maven, {@code scripts/mvn}; answers the folder by which it is led. */
  public Path withStubbedMaven() throws IOException {
    Path stub = Files.createDirectories(getRoot().toPath().resolve("stub"));
    Path bin = Files.createDirectories(stub.resolve("bin"));
    Files.copy(Project.folder().resolve("src/test/resources/scripts/mvn"), bin.resolve("mvn"));
    with("MVN_STUB", stub.toString()).with("BUILT", ORIGINAL.toString());
    first(bin);
    return stub;
  }

  /** Finds commands in {@code folder} first. */
  void first(Path folder) {
    with("PATH", folder + ":" + environment.get("PATH"));
  }

  /** As on macOS, which has no flock: only {@code stub} and what the scripts need is found. */
  void withoutFlock(Path stub) throws IOException {
    Path bin = Files.createDirectories(getRoot().toPath().resolve("without-flock"));
    for (String name : NEEDED.split(" ", -1)) {
      for (String folder : System.getenv("PATH").split(":", -1)) {
        Path command = Path.of(folder, name);
        if (Files.isExecutable(command) && !Files.exists(bin.resolve(name))) {
          Files.createSymbolicLink(bin.resolve(name), command);
        }
      }
    }
    with("PATH", stub.resolve("bin") + ":" + JAVA + ":" + bin);
  }

  /** Starts a line of bash in {@code from}. */
  Script start(Path from, String line) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", line).directory(from.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.matches("(AWS|LOCAL_AWS|LOCATOR|MAVEN|JAVA|JDK|_JAVA)_.*|CI"));
    builder.environment().putAll(environment);
    Script script = Script.start(builder, newFolder().toPath());
    started.add(script);
    return script;
  }

  /** Runs a line of bash in {@code from} to its end. */
  public Script.Ended run(Path from, String line) throws IOException, InterruptedException {
    return start(from, line).await();
  }

  /** The project's libraries with their sizes, here or in the original. */
  List<String> libraries(boolean here) throws IOException {
    Path lib = (here ? folder() : ORIGINAL).resolve("pipeline/target/lib");
    try (Stream<Path> files = Files.list(lib)) {
      return files.map(file -> file.getFileName() + " " + size(file)).sorted().toList();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void after() {
    started.forEach(Script::close);
    super.after();
  }
}
