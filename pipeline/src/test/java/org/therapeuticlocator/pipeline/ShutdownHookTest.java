package org.therapeuticlocator.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.After;
import org.junit.Test;
import org.therapeuticlocator.pipeline.console.Console;
import org.therapeuticlocator.pipeline.console.Terminal;
import org.therapeuticlocator.pipeline.options.Launch;
import org.therapeuticlocator.pipeline.options.ShellCommand;

public class ShutdownHookTest {
  private final PrintStream nowhere =
      new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
  private final ShutdownHook interruption =
      new ShutdownHook(new Console(nowhere, nowhere, Terminal.NONE), null);

  @After
  public void removeHook() {
    interruption.close();
  }

  @Test
  public void thereIsNothingToResumeBeforeTheRunHasAName() {
    assertThat(interruption.resumeCommand(), is(nullValue()));
  }

  @Test
  public void theSameCommandResumesWithTheRunsName() {
    assertThat(
        resume("--input=s3://in/a.csv,b.csv", "--stages=extract,transform"),
        is(
            "./run-direct.sh --input=s3://in/a.csv,b.csv --stages=extract,transform"
                + " --runId=20240412T031500.123Z"));
  }

  @Test
  public void nameAndRunnerGivenBeforeAreNotRepeated() {
    assertThat(
        resume("--runner=FlinkRunner", "--runId=mine", "--dryRun"),
        is("./run-direct.sh --dryRun --runId=20240412T031500.123Z"));
  }

  @Test
  public void whatAShellWouldReadOtherwiseIsQuoted() {
    quoted("--input=a b.csv", "'--input=a b.csv'");
    quoted("--input=data/*.csv", "'--input=data/*.csv'");
    quoted("--input=a[1].csv", "'--input=a[1].csv'");
    quoted("--input=it's.csv", "'--input=it'\\''s.csv'");
    quoted("--input=$(rm -r x);`y`", "'--input=$(rm -r x);`y`'");
    quoted("--input=~/a.csv", "'--input=~/a.csv'");
    quoted("--input=a\nb", "'--input=a\nb'");
    quoted("--input=ä.csv", "'--input=ä.csv'");
    quoted("--input=\"a\\b\"", "'--input=\"a\\b\"'");
    quoted("", "''");
  }

  private void quoted(String argument, String word) {
    assertThat(resume(argument), is("./run-direct.sh " + word + " --runId=20240412T031500.123Z"));
  }

  private String resume(String... arguments) {
    ShellCommand command = ShellCommand.of(Launch.byScript(new Properties()), arguments);
    interruption.resumeWith(command.with("--runId", "20240412T031500.123Z").toString());
    return String.valueOf(interruption.resumeCommand());
  }
}
