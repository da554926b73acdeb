package org.therapeuticlocator.transforms;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/** A 128-bit hash of a canonical line: what has another one is another item. */
public record Fingerprint(long high, long low) implements Serializable {
  /** The fingerprint of a snapshot line, or of an item in the same form. */
  public static Fingerprint of(String line) {
    long[] hash = MurmurHash3.hash128x64(line.getBytes(StandardCharsets.UTF_8));
    return new Fingerprint(hash[0], hash[1]);
  }
}
