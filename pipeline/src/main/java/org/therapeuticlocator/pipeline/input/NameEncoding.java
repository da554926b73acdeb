package org.therapeuticlocator.pipeline.input;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.therapeuticlocator.pipeline.failure.UsageException;

/**
 * Names outside the encoding that Java takes from the locale of the process: a C locale's is ASCII.
 */
public final class NameEncoding {
  private static final char REPLACEMENT = '\uFFFD';

  private NameEncoding() {}

  /**
   * Java itself fails later on where it cannot read the name of the folder that it was started in.
   *
   * @throws UsageException if that is so
   */
  public static void requireFolder() {
    if (!Files.isDirectory(Path.of("").toAbsolutePath())) {
      throw new UsageException(
          "The name of the folder that this was started in cannot be read. " + remedy());
    }
  }

  /** Whether an argument came in characters that were lost on the way. */
  static boolean isLost(String argument) {
    return argument.indexOf(REPLACEMENT) >= 0 && !isUtf8();
  }

  /**
   * Whether the file has a name by which it can be opened: bytes that are no text are kept apart.
   */
  static boolean canBeNamed(Path file) {
    try {
      return Path.of(file.toString()).equals(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** What to do about it. */
  static String remedy() {
    return isUtf8() ? "Rename it: its name is not UTF-8." : "Set LC_ALL=C.UTF-8 for this program.";
  }

  private static boolean isUtf8() {
    return System.getProperty("sun.jnu.encoding", "").replace("-", "").equalsIgnoreCase("utf8");
  }
}
