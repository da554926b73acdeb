package org.therapeuticlocator.distribution;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.rules.TemporaryFolder;

/**
 * The archive, unpacked for a user who may not write to it, on a machine with a java command and
 * neither Maven nor network.
 */
public final class InstalledProgram extends TemporaryFolder {
  /** What is said of the sample in an empty table. */
  static final String FILLED = "996 kept = 996 inserted + 0 updated + 0 unchanged";

  /** What is said of it in a table that has it. */
  static final String UNCHANGED = "996 kept = 0 inserted + 0 updated + 996 unchanged";

  private static final int SECONDS = 300;
  private static final String COMMANDS =
      "bash cat cksum dirname find flock ln mkdir nohup ps readlink rm sed sh sleep stty tail tr"
          + " uname unshare wc";
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  private final Map<String, String> environment = new TreeMap<>();
  private final boolean root = System.getProperty("user.name").equals("root");
  private List<String> unpacked = List.of();

  /**
   * How a command ended.
   *
   * @param text what it wrote to standard output and standard error
   */
  public record Ended(int status, String text) {
    /** What follows {@code label} in its line. */
    public String after(String label) {
      return text.lines()
          .filter(line -> line.startsWith(label))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no line '" + label + "' in " + text))
          .substring(label.length());
    }
  }

  @Override
  protected void before() throws Throwable {
    super.before();
    allow(getRoot().toPath(), "rwxr-xr-x");
    run(List.of("tar", "xzf", System.getProperty("archive"), "-C", getRoot().toString()));
    Files.move(only(getRoot().toPath()), home());
    Files.createDirectory(commands());
    for (String name : List.of("locator", "locator-flink", "locator-local")) {
      link(name);
    }
    Files.createSymbolicLink(
        commands().resolve("java"), Path.of(System.getProperty("java.home"), "bin/java"));
    for (String name : COMMANDS.split(" ", -1)) {
      for (String folder : System.getenv("PATH").split(":", -1)) {
        Path command = Path.of(folder, name);
        if (Files.isExecutable(command) && !Files.exists(commands().resolve(name))) {
          Files.createSymbolicLink(commands().resolve(name), command);
        }
      }
    }
    for (Path folder : List.of(elsewhere(), user())) {
      allow(Files.createDirectory(folder), "rwxrwxrwx");
    }
    environment.put("PATH", commands().toString());
    environment.put("HOME", user().toString());
    if (!root) {
      run(List.of("chmod", "-R", "a-w", home().toString()));
    }
    unpacked = files();
  }

  /** Where it was unpacked; the name needs quotes in a shell. */
  Path home() {
    return getRoot().toPath().resolve("a program");
  }

  /** The only folder of the PATH. */
  Path commands() {
    return getRoot().toPath().resolve("commands");
  }

  /** The user's home. */
  Path user() {
    return getRoot().toPath().resolve("user");
  }

  /** An empty folder to work in. */
  Path elsewhere() {
    return getRoot().toPath().resolve("elsewhere");
  }

  /** Puts a program of {@code bin} on the PATH. */
  void link(String name) throws IOException {
    Files.createSymbolicLink(commands().resolve(name), home().resolve("bin").resolve(name));
  }

  /** Takes a library out of it; answers where it is now. */
  Path without(String begin) throws IOException, InterruptedException {
    Path lib = home().resolve("lib");
    try (Stream<Path> files = Files.list(lib)) {
      Path jar =
          files
              .filter(file -> String.valueOf(file.getFileName()).startsWith(begin))
              .findFirst()
              .orElseThrow();
      allow(lib, "rwxr-xr-x");
      Path moved = Files.move(jar, getRoot().toPath().resolve(begin + ".jar"));
      allow(lib, "r-xr-xr-x");
      unpacked = files();
      return moved;
    }
  }

  /** Sets a variable for what is run from now on. */
  InstalledProgram with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Puts a script in place of a command of the machine. */
  void commandIs(String name, String script) throws IOException {
    Files.deleteIfExists(commands().resolve(name));
    allow(Files.writeString(commands().resolve(name), "#!/bin/sh\n" + script + "\n"), "rwxr-xr-x");
  }

  /** The sample, as a word for a shell. */
  String sample() {
    return "'" + home().resolve("sample/therapeutic-locator-sample.csv") + "'";
  }

  /** Runs a line of bash, which ends well. */
  Ended run(String line) throws IOException, InterruptedException {
    Ended ended = bash(line);
    assertThat(ended.text(), ended.status(), is(0));
    return ended;
  }

  /** The same, where it is refused; answers what it said. */
  String refused(String line) throws IOException, InterruptedException {
    Ended ended = bash(line);
    assertThat(ended.text(), ended.status(), is(2));
    return ended.text();
  }

  /** As nobody where this is root. */
  private Ended bash(String line) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(root ? AS_NOBODY : List.of());
    command.addAll(List.of("bash", "-c", line));
    return run(command);
  }

  private Ended run(List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(getRoot().toPath(), "said", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Files.exists(elsewhere()) ? elsewhere().toFile() : getRoot())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    if (!environment.isEmpty()) {
      builder.environment().clear();
      builder.environment().putAll(environment);
    }
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("still running: " + Files.readString(said));
    }
    return new Ended(process.exitValue(), Files.readString(said));
  }

  private static void allow(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder).filter(Files::isDirectory)) {
      return files.findFirst().orElseThrow();
    }
  }

  /** Whether nothing in it is other than it was unpacked. */
  boolean isUntouched() throws IOException {
    return files().equals(unpacked);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(home())) {
      return files.map(InstalledProgram::state).sorted().toList();
    }
  }

  private static String state(Path file) {
    try {
      return file + " " + Files.readAttributes(file, "unix:ctime,size", LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void after() {
    try {
      bash("'" + home() + "/bin/locator-local' stop");
      if (!root) {
        bash("chmod -R u+w '" + home() + "'");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    super.after();
  }
}
