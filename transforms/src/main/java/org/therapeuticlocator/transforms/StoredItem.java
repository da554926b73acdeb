package org.therapeuticlocator.transforms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.therapeuticlocator.row.ItemId;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;

/**
 * What the comparison keeps of an item at the destination: some 100 bytes, however large the item
 * is.
 *
 * @param id its key
 * @param fingerprint of all its attributes, in a snapshot line's form
 * @param deleteCost what deleting it costs, in the units of {@link ChangeCost}
 * @param ours whether its id is the hash of its own fields, so that this program made it
 */
public record StoredItem(String id, Fingerprint fingerprint, long deleteCost, boolean ours)
    implements Serializable {
  /** Encodes an item as its {@link #line}. */
  public static final Coder<StoredItem> CODER = new LineCoder();

  private static final int LOW = 16;
  private static final int OURS = 32;
  private static final int COST = 33;

  /** An item that is a provider; one that equals it makes the same snapshot line. */
  public static StoredItem of(Provider provider, long deleteCost) {
    return new StoredItem(
        provider.id(),
        Fingerprint.of(SnapshotLine.format(provider)),
        deleteCost,
        ItemId.isIdOf(provider));
  }

  /**
   * An item that no snapshot line equals, having what no provider has.
   *
   * @param content by which two such items differ
   */
  public static StoredItem unlikeAny(String id, String content, long deleteCost, boolean ours) {
    return new StoredItem(id, Fingerprint.of("no provider: " + content), deleteCost, ours);
  }

  /** The items of all {@code blocks} by id, in a map that may be changed. */
  static Map<String, StoredItem> byId(Iterable<byte[]> blocks) {
    Map<String, StoredItem> items = new HashMap<>();
    for (byte[] block : blocks) {
      for (String line : LineBlock.lines(block)) {
        StoredItem item = parse(line);
        items.put(item.id(), item);
      }
    }
    return items;
  }

  /** The item as one line. */
  String line() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(fingerprint.high())
        + hex.toHexDigits(fingerprint.low())
        + (ours ? '+' : '-')
        + deleteCost
        + ' '
        + id.replace("\\", "\\\\").replace("\n", "\\n");
  }

  /** The item that {@link #line} wrote. */
  static StoredItem parse(String line) {
    int id = line.indexOf(' ');
    return new StoredItem(
        line.substring(id + 1).translateEscapes(),
        new Fingerprint(
            HexFormat.fromHexDigitsToLong(line, 0, LOW),
            HexFormat.fromHexDigitsToLong(line, LOW, OURS)),
        Long.parseLong(line, COST, id, 10),
        line.charAt(OURS) == '+');
  }

  private static final class LineCoder extends AtomicCoder<StoredItem> {
    @Override
    public void encode(StoredItem item, OutputStream out) throws IOException {
      StringUtf8Coder.of().encode(item.line(), out);
    }

    @Override
    public StoredItem decode(InputStream in) throws IOException {
      return parse(StringUtf8Coder.of().decode(in));
    }

    @Override
    public void verifyDeterministic() {}
  }
}
