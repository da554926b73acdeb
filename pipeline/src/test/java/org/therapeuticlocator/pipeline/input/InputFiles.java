package org.therapeuticlocator.pipeline.input;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.therapeuticlocator.row.Header;
import org.therapeuticlocator.row.UnusableHeaderException;
import org.therapeuticlocator.transforms.RawRow;

/** Makes input files in a test's folder. */
public final class InputFiles {
  private InputFiles() {}

  /** A file of this name, compressed as the name's ending says. */
  static StoredFile write(File folder, String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        Channels.newOutputStream(
            Compression.detect(name).writeCompressed(Channels.newChannel(bytes)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Path file = Files.write(folder.toPath().resolve(name), bytes.toByteArray());
    return new StoredFile(file.toString(), bytes.size());
  }

  /** A file that is there already. */
  public static StoredFile existing(Path file) throws IOException {
    return new StoredFile(file.toString(), Files.size(file));
  }

  public static Header header(String line) {
    try {
      return Header.parse(line);
    } catch (UnusableHeaderException e) {
      throw new AssertionError(e);
    }
  }

  /** A row whose line is not known. */
  public static RawRow row(int file, String text) {
    return new RawRow(file, text, null, false);
  }

  /** A row at its line. */
  public static RawRow row(int file, long lineNumber, String text) {
    return new RawRow(file, text, lineNumber, false);
  }

  /** The names of a folder's files, sorted; folders are left out. */
  public static List<String> names(File folder) throws IOException {
    try (var files = Files.list(folder.toPath())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(file.getFileName()))
          .sorted()
          .toList();
    }
  }
}
