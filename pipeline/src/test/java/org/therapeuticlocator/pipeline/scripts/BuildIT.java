package org.therapeuticlocator.pipeline.scripts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assume.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** When the scripts build, with a stand-in for Maven that can be held in the middle of its work. */
public class BuildIT {
  private static final String WHOLE = "begins pipeline\nends pipeline\n";

  @Rule public final ProjectCopy project = new ProjectCopy();

  private Path stub = Path.of("");

  @Before
  public void stubMaven() throws IOException {
    stub = project.withStubbedMaven();
  }

  @Test
  public void secondStartBuildsNothingAndANewerSourceDoes() throws Exception {
    version();
    version();
    assertThat(builds(), is(WHOLE));

    Files.createFile(project.folder().resolve("transforms/src/main/new.txt"));
    version();
    assertThat(builds(), is(WHOLE + WHOLE));
  }

  @Test
  public void interruptedBuildEndsWith143AndTheNextStartBuildsAnew() throws Exception {
    interrupted("TERM", 143);
  }

  @Test
  public void ctrlCEndsTheBuildWith130AndTheNextStartBuildsAnew() throws Exception {
    // Where the tests run in the background, all that they start is deaf to it.
    assumeThat(project.run(project.elsewhere(), "kill -INT $$").status(), is(130));
    interrupted("INT", 130);
  }

  private void interrupted(String signal, int status) throws Exception {
    Script script = startHeld();
    script.signal(signal);
    Script.Ended ended = script.await();
    assertThat(ended.err(), ended.status(), is(status));

    Files.delete(stub.resolve("hold"));
    version();
    assertThat(builds(), is("begins pipeline\n" + WHOLE));
    assertThat(project.libraries(true), equalTo(project.libraries(false)));
  }

  @Test
  public void buildOfAKilledScriptIsWaitedForAndMadeAnew() throws Exception {
    Script script = startHeld();
    script.signal("KILL");
    script.await();

    Script next = start();
    next.await("that it waits", () -> next.said().contains("Waiting for another start"));
    assertThat(builds(), is("begins pipeline\n"));
    Files.delete(stub.resolve("hold"));

    assertThat(next.await().out(), startsWith("therapeutic-locator-loader "));
    assertThat(builds(), is(WHOLE + WHOLE));
  }

  @Test
  public void libraryThatWasCutOffAfterTheBuildIsBuiltAnew() throws Exception {
    version();
    Path lib = project.folder().resolve("pipeline/target/lib");
    Path jar = lib.resolve(project.libraries(true).get(0).split(" ", 2)[0]);
    Files.delete(jar);
    Files.writeString(jar, "cut");

    version();
    assertThat(project.libraries(true), equalTo(project.libraries(false)));
  }

  @Test
  public void failedBuildEndsWith1AndMavensWords() throws Exception {
    Files.writeString(stub.resolve("bin/mvn"), "#!/bin/sh\necho No space left on device; exit 1\n");

    Script.Ended ended = start().await();

    assertThat(ended.status(), is(1));
    assertThat(ended.err(), containsString("No space left on device"));
  }

  @Test
  public void secondOfTwoFirstStartsWaitsForTheBuildAndSaysSo() throws Exception {
    twoStarts();
  }

  @Test
  public void theSameWithoutFlock() throws Exception {
    project.withoutFlock(stub);
    twoStarts();
  }

  private void twoStarts() throws Exception {
    Script first = startHeld();
    Script second = start();
    second.await("that it waits", () -> second.said().contains("Waiting for another start"));
    Files.delete(stub.resolve("hold"));

    for (Script script : new Script[] {first, second}) {
      Script.Ended ended = script.await();
      assertThat(ended.err(), ended.status(), is(0));
      assertThat(ended.out(), startsWith("therapeutic-locator-loader "));
    }
    assertThat(second.said(), not(containsString("Building")));
    assertThat(builds(), is(WHOLE));
  }

  /** A script whose build is half done. */
  private Script startHeld() throws IOException {
    Files.createFile(stub.resolve("hold"));
    Script script = start();
    script.await("half a build", () -> Files.exists(stub.resolve("half")));
    return script;
  }

  private Script start() throws IOException {
    return project.start(project.folder(), "exec ./run-direct.sh --version");
  }

  private void version() throws Exception {
    Script.Ended ended = start().await();
    assertThat(ended.err(), ended.status(), is(0));
    assertThat(ended.out(), startsWith("therapeutic-locator-loader "));
  }

  private String builds() throws IOException {
    return Files.readString(stub.resolve("log"));
  }
}
