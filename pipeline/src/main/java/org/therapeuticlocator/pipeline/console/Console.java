package org.therapeuticlocator.pipeline.console;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.text.Visible;

/**
 * What the person in front of it reads: messages on standard error, results on standard output, and
 * on a terminal a live line below them. May be called from any thread.
 */
public final class Console {
  private static final String ERASE = "\r\u001B[K";
  private static final String RED = "\u001B[31m";
  private static final String PLAIN = "\u001B[0m";

  private final PrintStream out;
  private final PrintStream err;
  private final Terminal terminal;
  private boolean drawn;
  private boolean ending;

  /** Writes to these streams; {@code terminal} is what {@code err} is. */
  public Console(PrintStream out, PrintStream err, Terminal terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** What standard error is. */
  public Terminal terminal() {
    return terminal;
  }

  /** A message; broken into lines where a person sees it at once. */
  public synchronized void say(String message) {
    erase();
    lines(message).forEach(err::println);
  }

  /** A message whose {@code label} stands out: what went wrong. */
  public synchronized void alarm(String label, String message) {
    erase();
    List<String> lines = lines(label + ' ' + message);
    err.println(
        terminal.colour()
            ? RED + label + PLAIN + lines.get(0).substring(label.length())
            : lines.get(0));
    lines.stream().skip(1).forEach(err::println);
  }

  private List<String> lines(String message) {
    return terminal.live() ? Visible.lines(message, "", terminal.columns()) : List.of(message);
  }

  /** A line to be copied, so it is never broken. */
  public synchronized void verbatim(String line) {
    erase();
    err.println(line);
  }

  /** What takes a while begins: shown until something else is. */
  public synchronized void phase(String text) {
    if (terminal.live()) {
      draw(text);
    } else {
      err.println(text);
    }
  }

  /** Draws the live line anew, null takes it away; only on a live terminal. */
  synchronized void draw(@Nullable String line) {
    erase();
    if (line != null && terminal.live() && !ending) {
      err.print(Visible.start(line, terminal.columns() - 1));
      err.flush();
      drawn = true;
    }
  }

  /** From here on nothing is drawn: what is said stays the last. */
  synchronized void end() {
    erase();
    ending = true;
  }

  private void erase() {
    if (drawn) {
      err.print(ERASE);
      err.flush();
      drawn = false;
    }
  }

  /** Lines of the result, on standard output; answers whether they could be written. */
  public synchronized boolean print(List<String> lines) {
    erase();
    lines.forEach(out::println);
    return !out.checkError();
  }
}
