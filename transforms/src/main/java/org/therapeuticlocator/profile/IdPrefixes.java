package org.therapeuticlocator.profile;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.LongStream;

/**
 * Ids by their first 16 hexadecimal digits, which tell a hundred million hashes apart: eight bytes
 * where an id has 64. Immutable.
 */
public final class IdPrefixes {
  private static final int DIGITS = 16;
  // An eighth of all hashes begins with these bits.
  private static final int SAMPLE_BITS = 3;

  private final long[] sorted;

  private IdPrefixes(long[] sorted) {
    this.sorted = sorted;
  }

  /** Of prefixes in any order. */
  public static IdPrefixes of(LongStream prefixes) {
    long[] all = prefixes.toArray();
    Arrays.parallelSort(all);
    return new IdPrefixes(all);
  }

  /** The prefix of an id. */
  public static long of(String id) {
    return HexFormat.fromHexDigitsToLong(id, 0, DIGITS);
  }

  /** The prefixes of some ids, on one line. */
  public static String line(Collection<String> ids) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * ids.size());
    ids.forEach(id -> bytes.putLong(of(id)));
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /** The prefixes that {@link #line} wrote. */
  public static LongStream parse(String line) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(line));
    long[] prefixes = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(prefixes);
    return LongStream.of(prefixes);
  }

  /** An eighth of them, the same of every list. */
  public IdPrefixes sample() {
    return new IdPrefixes(
        Arrays.stream(sorted)
            .filter(prefix -> prefix >>> (Long.SIZE - SAMPLE_BITS) == 0)
            .toArray());
  }

  /** How many there are. */
  public long count() {
    return sorted.length;
  }

  /** How many of them are among {@code others}. */
  public long countIn(IdPrefixes others) {
    long both = 0;
    int other = 0;
    for (long prefix : sorted) {
      while (other < others.sorted.length && others.sorted[other] < prefix) {
        other++;
      }
      if (other < others.sorted.length && others.sorted[other] == prefix) {
        both++;
      }
    }
    return both;
  }
}
