package org.therapeuticlocator.pipeline.output;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.therapeuticlocator.transforms.LongLine;

/** Joins the pieces of long lines, on disk, as memory holds one at most. */
final class JoinedLines implements Closeable {
  private final Map<UUID, Path> files = new HashMap<>();

  void add(LongLine piece) throws IOException {
    Path file = files.get(piece.line());
    if (file == null) {
      file = Files.createTempFile("line", ".txt");
      files.put(piece.line(), file);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (long at = piece.at(); piece.bytes().hasRemaining(); ) {
        at += channel.write(piece.bytes(), at);
      }
    }
  }

  void writeTo(OutputStream out) throws IOException {
    for (Path file : files.values()) {
      Files.copy(file, out);
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : files.values()) {
      Files.delete(file);
    }
  }
}
