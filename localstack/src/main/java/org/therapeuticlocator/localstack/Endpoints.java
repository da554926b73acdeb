package org.therapeuticlocator.localstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file {@code endpoints.properties}: there while both servers answer. */
record Endpoints(URI s3, URI dynamodb, long pid) {
  static final String FILE = "endpoints.properties";

  /** Writes it in one step: a reader sees all of it or nothing. */
  void write(Path directory) throws IOException {
    Path draft = directory.resolve(FILE + ".draft");
    // Not java.util.Properties: that escapes colons, and shells read this too.
    Files.writeString(draft, "s3=%s%ndynamodb=%s%npid=%d%n".formatted(s3, dynamodb, pid));
    Files.move(
        draft,
        directory.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes it, also one that a killed process left behind. */
  static void remove(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(FILE));
  }
}
