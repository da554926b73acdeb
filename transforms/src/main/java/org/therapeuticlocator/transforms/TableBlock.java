package org.therapeuticlocator.transforms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.DefaultCoder;
import org.jspecify.annotations.Nullable;

/** Table items that travel together, encoded: bytes for the reason that {@link LineBlock} is. */
@DefaultCoder(TableBlockCoder.class)
public final class TableBlock {
  private final byte[] encoded;

  TableBlock(byte[] encoded) {
    this.encoded = encoded;
  }

  /** The items of all {@code blocks} by id, in a map that may be changed. */
  static Map<String, StoredItem> byId(Iterable<TableBlock> blocks) {
    Map<String, StoredItem> items = new HashMap<>();
    for (TableBlock block : blocks) {
      block.forEachItem(item -> items.put(item.id(), item));
    }
    return items;
  }

  /** Hands over every item. */
  public void forEachItem(Consumer<StoredItem> action) {
    ByteArrayInputStream in = new ByteArrayInputStream(encoded);
    try {
      while (in.available() > 0) {
        action.accept(StoredItemCoder.of().decode(in));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] encoded() {
    return encoded;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TableBlock that && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  /** Packs items into one block. */
  static final class Packer {
    private final ByteArrayOutputStream items = new ByteArrayOutputStream();

    void add(StoredItem item) {
      try {
        StoredItemCoder.of().encode(item, items);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    TableBlock block() {
      return new TableBlock(items.toByteArray());
    }
  }
}
