package org.therapeuticlocator.pipeline.failure;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file cannot be read or written, in words: Java's own message is often the path alone. */
public final class IoErrors {
  private IoErrors() {}

  /** A piece of a sentence, without a full stop. */
  public static String of(Exception thrown) {
    Throwable failure = cause(thrown);
    if (failure instanceof AccessDeniedException) {
      return "permission is denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (failure instanceof NotDirectoryException) {
      return "a part of the path is not a folder";
    }
    if (failure instanceof EOFException) {
      return "it ends early";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? "no reason is known"
        : message.lines().findFirst().orElse("").replaceFirst("[.]$", "");
  }

  /** Whether it is about the file as a whole, not about what is in it. */
  public static boolean isOfFileSystem(Exception thrown) {
    return cause(thrown) instanceof FileSystemException;
  }

  private static Throwable cause(Exception thrown) {
    return thrown instanceof UncheckedIOException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }
}
