package org.therapeuticlocator.transforms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/** Encodes a stored item as its line. */
public final class StoredItemCoder extends AtomicCoder<StoredItem> {
  private static final StoredItemCoder INSTANCE = new StoredItemCoder();

  private StoredItemCoder() {}

  /** The coder. */
  public static StoredItemCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(StoredItem item, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(item.line(), out);
  }

  @Override
  public StoredItem decode(InputStream in) throws IOException {
    return StoredItem.parse(StringUtf8Coder.of().decode(in));
  }

  @Override
  public void verifyDeterministic() {}
}
