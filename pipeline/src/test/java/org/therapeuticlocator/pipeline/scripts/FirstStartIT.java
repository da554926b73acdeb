package org.therapeuticlocator.pipeline.scripts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/** The README's first command, in a fresh clone, built by Maven without network. */
public class FirstStartIT {
  @Rule public final ProjectCopy project = new ProjectCopy();

  private final List<ServerSocket> taken = new ArrayList<>();

  @Test
  public void sampleIsLoadedThenNothingIsWrittenThenTheServersStop() throws Exception {
    Files.writeString(
        project.folder().resolve(".mvn/maven.config"),
        "-o\n-Dmaven.legacyLocalRepo=true\n-Dspotless.check.skip\n-Denforcer.skip\n"
            + "-Dmaven.repo.local="
            + System.getProperty("localRepository")
            + "\n");
    take(9090);
    take(8000);
    try {
      Script.Ended first = project.run(project.folder(), "./run-direct.sh");
      assertThat(first.err(), first.status(), is(0));
      assertThat(
          first.err(),
          stringContainsInOrder("Building the program", "Starting", "Building the local AWS"));
      assertThat(first.err(), not(containsString("S3 http://127.0.0.1:9090")));
      assertThat(first.out(), containsString("996 kept = 996 inserted"));
      assertThat(Files.exists(project.folder().resolve(".local/report/report.html")), is(true));

      Script.Ended second = project.run(project.folder(), "./run-direct.sh");
      assertThat(second.err(), second.status(), is(0));
      assertThat(second.err(), not(containsString("Building")));
      assertThat(second.out(), containsString("0 inserted + 0 updated + 996 unchanged"));
      assertThat(second.out(), containsString("; 0 write units"));

      String stop = first.after("stop it: ");
      assertThat(project.run(project.elsewhere(), stop).out(), is("stopped\n"));
      assertThat(project.run(project.elsewhere(), stop).out(), is("not running\n"));

      project.with("LOCAL_AWS_DYNAMODB_PORT", "8000");
      Script.Ended refused = project.run(project.folder(), "localstack/start.sh");
      assertThat(refused.err(), refused.status(), is(1));
      assertThat(refused.err(), is("port 8000 is taken\n"));
    } finally {
      project.run(project.folder(), "localstack/stop.sh");
    }
  }

  private void take(int port) {
    try {
      taken.add(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
    } catch (IOException e) {
      // Whoever has it already serves as well.
      return;
    }
  }

  @After
  public void givePortsBack() throws IOException {
    for (ServerSocket socket : taken) {
      socket.close();
    }
  }
}
