package org.therapeuticlocator.pipeline.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A stream's lines, each with its own end: LF, CR or CRLF, none where the stream ends. UTF-8, what
 * is not becomes U+FFFD; a byte order mark at the start is dropped. The same lines as TextIO's.
 */
public final class PhysicalLines implements Iterator<String>, AutoCloseable {
  private static final String BOM = "\uFEFF";

  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int limit;
  private boolean atStart = true;
  private @Nullable String next;

  /**
   * All lines of {@code in}, which is closed with them.
   *
   * @param longest bytes; what is longer comes in pieces, so that memory is bounded
   */
  public PhysicalLines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      try {
        next = read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return next != null;
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    String line = next;
    next = null;
    return line == null ? "" : line;
  }

  private @Nullable String read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    while (position < limit || fill()) {
      int end = position;
      while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      if (end == limit) {
        line.write(buffer, position, end - position);
        position = limit;
        if (line.size() >= longest) {
          break;
        }
        continue;
      }
      boolean carriageReturn = buffer[end] == '\r';
      line.write(buffer, position, end + 1 - position);
      position = end + 1;
      if (carriageReturn && (position < limit || fill()) && buffer[position] == '\n') {
        line.write('\n');
        position++;
      }
      break;
    }
    return line.size() == 0 ? null : decode(line);
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.read(buffer));
    return limit > 0;
  }

  private @Nullable String decode(ByteArrayOutputStream line) throws IOException {
    String text = line.toString(StandardCharsets.UTF_8);
    if (atStart && text.startsWith(BOM)) {
      text = text.substring(1);
    }
    atStart = false;
    return text.isEmpty() ? read() : text;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
