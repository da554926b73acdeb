package org.therapeuticlocator.pipeline.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.GuardException.Guard;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.outcome.RunOutcome;

public class ConsoleTest {
  private static final RunOutcome TWICE =
      RunOutcome.of(new UsageException("--table is given twice."), null, false);
  private static final String LONG = "word ".repeat(30).strip();
  private static final String ERASE = "\r\u001B[K";

  @Test
  public void pipedMessagesAreOneLineEachWithoutControlCharacters() {
    Streams piped = new Streams(Terminal.NONE);
    piped.console.phase("Reading …");
    piped.console.draw("never seen");
    piped.console.say(LONG);
    piped.console.alarm("Error:", LONG);

    assertThat(piped.err(), is("Reading …\n" + LONG + "\nError: " + LONG + '\n'));
  }

  @Test
  public void messagesOnATerminalAreBrokenButCommandsAreNot() {
    Streams terminal = new Streams(new Terminal(true, false, 80));
    terminal.console.say(LONG);
    terminal.console.verbatim(LONG);

    List<String> lines = terminal.err().lines().toList();
    assertThat(lines.get(0), is("word ".repeat(16).strip()));
    assertThat(lines.get(1), is("word ".repeat(14).strip()));
    assertThat(lines.get(2), is(LONG));
  }

  @Test
  public void liveLineMakesWayForWhateverIsSaid() {
    Streams terminal = new Streams(new Terminal(true, false, 80));
    terminal.console.draw("half way");
    terminal.console.say("a message");
    terminal.console.draw("most of the way");
    terminal.console.print(List.of("the result"));

    assertThat(terminal.err(), is("half way" + ERASE + "a message\n" + "most of the way" + ERASE));
    assertThat(terminal.out(), is("the result\n"));
  }

  @Test
  public void nothingIsDrawnOnceItEnds() {
    Streams terminal = new Streams(new Terminal(true, false, 80));
    new Announcements(terminal.console)
        .outcome(RunOutcome.interrupted("./run-direct.sh --runId=x"), null);
    terminal.console.draw("late");

    assertThat(terminal.err(), is("Interrupted.\nResume with: ./run-direct.sh --runId=x\n"));
  }

  @Test
  public void coloursAreForThoseWhoWantThem() {
    Streams coloured = new Streams(new Terminal(true, true, 80));
    new Announcements(coloured.console).outcome(TWICE, null);
    assertThat(
        coloured.err(),
        is("\u001B[31mError:\u001B[0m --table is given twice.\nNothing was written.\n"));

    Streams plain = new Streams(new Terminal(true, false, 80));
    new Announcements(plain.console).outcome(TWICE, null);
    assertThat(plain.err(), not(containsString("\u001B")));
  }

  @Test
  public void whatAFailureQuotesIsMadePrintable() {
    Streams piped = new Streams(Terminal.NONE);
    GuardException guard = new GuardException(Guard.COUNTS, null, null, "bad \u001B[2J\u202E name");
    new Announcements(piped.console).outcome(RunOutcome.of(guard, null, false), null);

    assertThat(piped.err(), is("\nStopped: bad ?[2J? name\n"));
  }

  @Test
  public void resultThatCannotBeWrittenIsNoticed() {
    PrintStream full =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("No space left on device");
              }
            },
            true,
            StandardCharsets.UTF_8);

    assertThat(new Console(full, full, Terminal.NONE).print(List.of("{}")), is(false));
    assertThat(new Streams(Terminal.NONE).console.print(List.of("{}")), is(true));
  }
}
