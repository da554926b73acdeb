package org.therapeuticlocator.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/** Where what servers hold lies, and a file in it that says where they answer while they do. */
record DataFolder(Path path, FileChannel lock) {
  private static final String ENDPOINTS = "endpoints.properties";

  /**
   * Takes a folder for this process, until it ends, however; made if missing.
   *
   * @throws IOException if another process has it: two servers on the same files would spoil them
   */
  static DataFolder take(Path path) throws IOException {
    Path folder = Files.createDirectories(path);
    FileChannel lock =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      throw new IOException("another process uses " + folder);
    }
    // A killed process may have left it behind.
    Files.deleteIfExists(folder.resolve(ENDPOINTS));
    return new DataFolder(folder, lock);
  }

  /**
   * Says where servers answer, and which process this is. When that ends, it says so no more, and
   * ends {@code first}, then {@code second}; the folder stays taken meanwhile. Moved into place, as
   * a reader sees all of it or nothing. Not written by java.util.Properties: that escapes colons,
   * and shells read this too.
   *
   * @param program in whose name is logged what goes wrong at the end
   * @param endpoints lines of {@code name=value}
   */
  void publish(Class<?> program, String endpoints, AutoCloseable first, AutoCloseable second)
      throws IOException {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program, first, second), "stop"));
    Path draft = path.resolve(ENDPOINTS + ".draft");
    Files.writeString(draft, "%s%npid=%d%n".formatted(endpoints, ProcessHandle.current().pid()));
    Files.move(
        draft,
        path.resolve(ENDPOINTS),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void stop(Class<?> program, AutoCloseable first, AutoCloseable second) {
    try (lock;
        second;
        first) {
      Files.deleteIfExists(path.resolve(ENDPOINTS));
    } catch (Exception e) {
      LoggerFactory.getLogger(program).error("{} did not stop cleanly", program.getSimpleName(), e);
    }
  }
}
