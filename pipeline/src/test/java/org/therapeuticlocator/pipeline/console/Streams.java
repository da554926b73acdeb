package org.therapeuticlocator.pipeline.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** A console whose streams can be read. */
final class Streams {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final Console console;

  Streams(Terminal terminal) {
    console =
        new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), terminal);
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }
}
