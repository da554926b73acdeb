package org.therapeuticlocator.pipeline.scripts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** From where and by which name scripts are called, and what options their JVM gets. */
public class CallIT {
  @Rule public final ProjectCopy project = new ProjectCopy();

  private Path elsewhere = Path.of("");

  @Before
  public void stubMaven() throws IOException {
    project.withStubbedMaven();
    elsewhere = project.elsewhere();
  }

  @Test
  public void scriptsCanBeCalledBySymbolicLinks() throws Exception {
    project.with("LOCAL_AWS_DIR", elsewhere.resolve("none").toString());
    for (String script : List.of("run-direct.sh", "run-flink.sh")) {
      Script.Ended ended = project.run(elsewhere, link(script) + " --version");
      assertThat(ended.err(), ended.status(), is(0));
      assertThat(ended.out(), startsWith("therapeutic-locator-loader "));
    }
    assertThat(project.run(elsewhere, link("localstack/stop.sh")).out(), is("not running\n"));

    project.with("LOCAL_AWS_DIR", elsewhere.resolve("made").toString());
    project.with("LOCAL_AWS_S3_PORT", "1").with("LOCAL_AWS_DYNAMODB_PORT", "1");
    javaIs("echo called with \"$@\" >&2");
    assertThat(
        project.run(elsewhere, link("localstack/start.sh")).err(),
        containsString("the local AWS did not start"));

    Path docker = commandIs("docker", "pwd >&2; exit 1");
    assertThat(Files.isExecutable(docker), is(true));
    commandIs("curl", "exit 7");
    assertThat(
        project.run(elsewhere, link("localstack/check.sh")).err(),
        is(project.folder().toRealPath() + "\n"));
  }

  @Test
  public void commandIsAsItWasTyped() throws Exception {
    javaIs("printf '%s\\n' \"$@\"");
    assertCommand("'../a project/run-direct.sh'", "../a project/run-direct.sh");
    assertCommand("bash run-direct.sh", "./run-direct.sh", project.folder());
    link("run-direct.sh");
    assertCommand("./run-direct.sh", "./run-direct.sh");
    project.first(elsewhere);
    assertCommand("run-direct.sh", "run-direct.sh");
  }

  @Test
  public void localeThatKnowsAsciiOnlyGivesWayToUtf8() throws Exception {
    javaIs("locale charmap");
    project.with("LANG", "");
    for (String locale : List.of("C", "POSIX", "")) {
      project.with("LC_ALL", locale);
      assertThat(
          project.run(elsewhere, "'../a project/run-direct.sh' --runs").out(), is("UTF-8\n"));
    }
    javaIs("echo $LC_ALL $LC_CTYPE");
    project.with("LC_CTYPE", "C.UTF-8");
    assertThat(
        project.run(elsewhere, "'../a project/run-direct.sh' --runs").out(), is("C.UTF-8\n"));
  }

  private void assertCommand(String typed, String command) throws Exception {
    assertCommand(typed, command, elsewhere);
  }

  private void assertCommand(String typed, String command, Path from) throws Exception {
    Script.Ended ended = project.run(from, typed + " --runs");
    assertThat(ended.out().lines().toList(), hasItem("-Dlocator.command=" + command));
  }

  @Test
  public void jvmHasTheScriptsOptionsAndTheUsersInTheirPlace() throws Exception {
    javaIs("printf '%s\\n' \"$@\"");
    List<String> plain =
        List.of("-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "-XX:ArchiveClassesAtExit=");
    for (String option : plain) {
      assertThat(options(), containsString(option));
    }
    for (String variable : List.of("LOCATOR_JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")) {
      project.with(
          variable,
          "-XX:+UseZGC -XX:TieredStopAtLevel=4 -Xlog:gc -XX:OnOutOfMemoryError=true"
              + " -XX:ErrorFile=x -Dlocator.logs=here");
      String own = options().replace("-XX:+UseZGC\n", "").replace("-Dlocator.logs=here\n", "");
      plain.forEach(option -> assertThat(variable, own, not(containsString(option))));
      assertThat(own, not(containsString("-Xlog:disable")));
      assertThat(own, not(containsString("OnOutOfMemoryError=sh")));
      assertThat(own, not(containsString("jvm-%p.log")));
      assertThat(own, not(containsString("-Dlocator.logs=")));
      assertThat(own, containsString("-Dlocator.home="));
      project.with(variable, "");
    }
    Files.writeString(elsewhere.resolve("options"), "-XX:+UseSerialGC");
    project.with("LOCATOR_JAVA_OPTS", "@" + elsewhere.resolve("options"));
    assertThat(options(), not(containsString("-XX:+UseParallelGC")));
  }

  private String options() throws Exception {
    return project.run(project.folder(), "./run-direct.sh --runs").out();
  }

  @Test
  public void anotherCollectorRunsWithoutAWord() throws Exception {
    for (String collector : List.of("G1", "Serial", "Parallel", "Z")) {
      project.with("LOCATOR_JAVA_OPTS", "-XX:+Use" + collector + "GC");
      Script.Ended ended = project.run(project.folder(), "./run-direct.sh --version");
      assertThat(ended.err(), ended.status(), is(0));
      assertThat(ended.out(), startsWith("therapeutic-locator-loader "));
      assertThat(ended.out().lines().count(), is(1L));
    }
  }

  /** A link elsewhere to a script; answers what calls it there. */
  private String link(String script) throws IOException {
    Path link = elsewhere.resolve(Path.of(script).getFileName().toString());
    if (!Files.exists(link)) {
      // By way of another link, which is relative.
      Path between = elsewhere.resolve("link-to-" + link.getFileName());
      Files.createSymbolicLink(between, Path.of("../a project").resolve(script));
      Files.createSymbolicLink(link, between.getFileName());
    }
    return "./" + link.getFileName();
  }

  private void javaIs(String script) throws IOException {
    commandIs("java", script);
  }

  /** What is done in place of a command of the machine. */
  private Path commandIs(String name, String script) throws IOException {
    Path command = project.getRoot().toPath().resolve("commands").resolve(name);
    Files.createDirectories(Objects.requireNonNull(command.getParent()));
    Files.write(command, Arrays.asList("#!/bin/sh", script));
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    project.first(Objects.requireNonNull(command.getParent()));
    return command;
  }
}
