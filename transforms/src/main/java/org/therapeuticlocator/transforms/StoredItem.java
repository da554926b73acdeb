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
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.ItemId;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;

/**
 * What the comparison keeps of an item at the destination: some 200 bytes, however large the item
 * is, or 100 without hashes.
 *
 * @param id its key
 * @param fingerprint of all its attributes, in a snapshot line's form
 * @param deleteCost what deleting it costs, in the units of {@link ChangeCost}
 * @param ours whether its id is the hash of its own fields, so that this program made it
 * @param hashes null where it is no provider, or {@link Detail} leaves them out
 * @param values its snapshot line; null but for the few that {@link Detail} wants whole
 */
public record StoredItem(
    String id,
    Fingerprint fingerprint,
    long deleteCost,
    boolean ours,
    @Nullable AttributeHashes hashes,
    @Nullable String values)
    implements Serializable {
  /** Encodes an item as its {@link #line}. */
  public static final Coder<StoredItem> CODER = new LineCoder();

  private static final int LOW = 16;
  private static final int OURS = 32;
  private static final int COST = 33;
  private static final String HASHES = "#";
  private static final String VALUES = "=";

  /** An item that is a provider; one that equals it makes the same snapshot line. */
  public static StoredItem of(Provider provider, long deleteCost, Detail detail) {
    String id = provider.id();
    String line = SnapshotLine.format(provider);
    return new StoredItem(
        id,
        Fingerprint.of(line),
        deleteCost,
        ItemId.isIdOf(provider),
        detail.hasHashes(id) ? AttributeHashes.of(provider) : null,
        detail.hasValues(id, line) ? line : null);
  }

  /**
   * An item that no snapshot line equals, having what no provider has.
   *
   * @param content by which two such items differ
   */
  public static StoredItem unlikeAny(String id, String content, long deleteCost, boolean ours) {
    return new StoredItem(
        id, Fingerprint.of("no provider: " + content), deleteCost, ours, null, null);
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

  /** The item as one line; its id comes last, as that of somebody else may be anything. */
  String line() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(fingerprint.high())
        + hex.toHexDigits(fingerprint.low())
        + (ours ? '+' : '-')
        + deleteCost
        + detail()
        + ' '
        + id.replace("\\", "\\\\").replace("\n", "\\n");
  }

  /** Hashes, how long the values are, and these; each after its mark. */
  private String detail() {
    return (hashes == null ? "" : HASHES + hashes.codes())
        + (values == null ? "" : VALUES + values.length() + ' ' + values);
  }

  /** The item that {@link #line} wrote. */
  static StoredItem parse(String line) {
    int at = COST;
    while (Character.isDigit(line.charAt(at))) {
      at++;
    }
    long cost = Long.parseLong(line, COST, at, 10);
    AttributeHashes hashes = null;
    String values = null;
    if (line.startsWith(HASHES, at)) {
      int end = at + HASHES.length() + AttributeHashes.LENGTH;
      hashes = new AttributeHashes(line.substring(at + HASHES.length(), end));
      at = end;
    }
    if (line.startsWith(VALUES, at)) {
      int start = line.indexOf(' ', at) + 1;
      int end = start + Integer.parseInt(line, at + VALUES.length(), start - 1, 10);
      values = line.substring(start, end);
      at = end;
    }
    return new StoredItem(
        line.substring(at + 1).translateEscapes(),
        new Fingerprint(
            HexFormat.fromHexDigitsToLong(line, 0, LOW),
            HexFormat.fromHexDigitsToLong(line, LOW, OURS)),
        cost,
        line.charAt(OURS) == '+',
        hashes,
        values);
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
