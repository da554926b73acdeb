package org.therapeuticlocator.transforms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A line that no sort buffer may hold, on its way through a shuffle in pieces, which come in any
 * order. A {@link LineBlock} ends with LF, a piece with NUL.
 *
 * @param line of which line it is a piece
 * @param at how many of its bytes, UTF-8 and LF, come before
 * @param bytes the piece
 */
public record LongLine(UUID line, long at, ByteBuffer bytes) {
  /** Lines from here on are long. */
  static final int LEAST_CHARACTERS = 64 << 10;

  private static final int PIECE_BYTES = 256 << 10;

  static void cut(String text, Consumer<byte[]> output) {
    UUID line = UUID.randomUUID();
    byte[] bytes = (text + '\n').getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += PIECE_BYTES) {
      int size = Math.min(PIECE_BYTES, bytes.length - at);
      output.accept(
          ByteBuffer.allocate(3 * Long.BYTES + size + 1)
              .putLong(line.getMostSignificantBits())
              .putLong(line.getLeastSignificantBits())
              .putLong(at)
              .put(bytes, at, size)
              .array());
    }
  }

  /** Whether it is a piece of a long line, not whole lines. */
  public static boolean isPiece(byte[] block) {
    return block.length > 0 && block[block.length - 1] == 0;
  }

  /** What a piece has. */
  public static LongLine of(byte[] piece) {
    ByteBuffer bytes = ByteBuffer.wrap(piece, 0, piece.length - 1);
    return new LongLine(new UUID(bytes.getLong(), bytes.getLong()), bytes.getLong(), bytes);
  }
}
