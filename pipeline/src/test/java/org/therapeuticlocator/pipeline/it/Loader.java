package org.therapeuticlocator.pipeline.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.therapeuticlocator.pipeline.Main;

/** Runs the program as a user does, by its arguments. */
enum Loader {
  /** Its checks of elements are on: they find what a cluster would stumble over. */
  DIRECT("--enforceImmutability=true --enforceEncodability=true --targetParallelism=4"),
  FLINK("--runner=FlinkRunner --parallelism=2");

  private final String arguments;

  Loader(String arguments) {
    this.arguments = arguments;
  }

  /**
   * How a run ended.
   *
   * @param status the exit status
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  record Result(int status, String out, String err) {
    /** What is wrong, one sentence or more each. */
    List<String> errors() {
      return err.lines()
          .filter(line -> line.startsWith("Error: "))
          .map(line -> line.substring("Error: ".length()))
          .toList();
    }
  }

  /** In this JVM, in {@code workspace}. */
  Result run(Workspace workspace, String... options) {
    List<String> all = new ArrayList<>(workspace.arguments());
    all.addAll(List.of(options));
    return run(all);
  }

  /** In this JVM, with nothing but these options. */
  Result run(List<String> options) {
    return run(options, Main::run);
  }

  /** The program, by its arguments, environment and streams. */
  @FunctionalInterface
  interface Program {
    int run(String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err);
  }

  /** The same, for another main. */
  Result run(List<String> options, Program program) {
    return runPlainly(all(options), program);
  }

  /** With the DirectRunner's own defaults, as a user has them: no element is checked. */
  static Result runPlainly(List<String> options, Program program) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        program.run(
            options.toArray(new String[0]),
            Map.of(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new Result(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** In a JVM of its own, in {@code workspace}; its streams go to files in {@code folder}. */
  LoaderProcess start(Path folder, Workspace workspace, String... options) throws IOException {
    List<String> all = new ArrayList<>(workspace.arguments());
    all.addAll(List.of(options));
    return start(folder, all, List.of(), Main.class);
  }

  /** The same with nothing but these options, for another main with properties of its own. */
  LoaderProcess start(Path folder, List<String> options, List<String> properties, Class<?> main)
      throws IOException {
    return LoaderProcess.start(folder, Map.of(), all(options), properties, main);
  }

  private List<String> all(List<String> options) {
    List<String> all = new ArrayList<>(List.of(arguments.split(" ", -1)));
    all.addAll(options);
    return all;
  }
}
