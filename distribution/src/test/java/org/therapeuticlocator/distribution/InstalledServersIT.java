package org.therapeuticlocator.distribution;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

/** The servers that the installed program brings or finds. */
public class InstalledServersIT {
  /** Making the archive of classes takes longer than it saves. */
  private static final String WITHOUT_ARCHIVE = "-Xshare:auto";

  @Rule public final InstalledProgram program = new InstalledProgram();

  @Test
  public void postgreSqlIsFilledInAFolderThatTheUserNames() throws Exception {
    Path state = program.elsewhere().resolve("state");
    program.with("LOCATOR_HOME", "state").with("LOCATOR_JAVA_OPTS", WITHOUT_ARCHIVE);
    String load = "locator --local --destination=postgresql --input=" + program.sample();

    InstalledProgram.Ended first = program.run(load.replace("locator ", "locator-flink "));
    assertThat(first.text(), containsString(InstalledProgram.FILLED));
    assertThat(first.after("its data: "), is(state.resolve("aws").toString()));
    assertThat(first.after("stop it: "), startsWith("LOCATOR_HOME=" + state + " "));
    assertThat(program.run(load).text(), containsString(InstalledProgram.UNCHANGED));
    assertThat(program.run(first.after("stop it: ")).text(), is("stopped\nstopped postgresql\n"));

    // The same server, as one that somebody has installed.
    program.commandIs("uname", "echo FreeBSD amd64");
    assertThat(program.refused("locator-local start postgresql"), containsString("no PostgreSQL"));
    for (String command : List.of("initdb", "pg_ctl")) {
      Files.createSymbolicLink(program.commands().resolve(command), server(state, command));
    }
    assertThat(program.run(load).text(), containsString(InstalledProgram.UNCHANGED));
    assertThat(program.run("locator-local stop postgresql").text(), is("stopped\n"));
    assertThat(program.isUntouched(), is(true));
  }

  @Test
  public void whatIsReleasedLacksDynamoDbAndSaysWhereToPutIt() throws Exception {
    program.with("LOCATOR_JAVA_OPTS", WITHOUT_ARCHIVE);
    Path jar = program.without("DynamoDBLocal-");
    assertThat(program.refused("locator"), containsString("There is no local DynamoDB;"));
    String load = "locator --local --destination=postgresql --input=" + program.sample();
    assertThat(program.run(load).text(), containsString(InstalledProgram.FILLED));

    Path lib = program.user().resolve(".local/state/therapeutic-locator/lib");
    Files.createSymbolicLink(Files.createDirectory(lib).resolve("DynamoDBLocal-3.jar"), jar);
    program.run("locator-local stop");
    assertThat(
        program.run("locator-local start").text(), containsString(", DynamoDB http://127.0.0.1:"));
  }

  private static Path server(Path state, String name) throws IOException {
    try (Stream<Path> files = Files.walk(state.resolve("postgresql/server"))) {
      return files.filter(file -> file.endsWith("bin/" + name)).findFirst().orElseThrow();
    }
  }
}
