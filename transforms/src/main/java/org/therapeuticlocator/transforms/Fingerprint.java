package org.therapeuticlocator.transforms;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The first 16 bytes of the SHA-256 of a canonical line: equal items have equal ones. */
public record Fingerprint(long high, long low) implements Serializable {
  /** The fingerprint of a snapshot line, or of an item in the same form. */
  public static Fingerprint of(String line) {
    ByteBuffer hash = ByteBuffer.wrap(sha256().digest(line.getBytes(StandardCharsets.UTF_8)));
    return new Fingerprint(hash.getLong(), hash.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
