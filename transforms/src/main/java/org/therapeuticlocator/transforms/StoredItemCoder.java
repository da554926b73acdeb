package org.therapeuticlocator.transforms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.BigEndianLongCoder;
import org.apache.beam.sdk.coders.BooleanCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;

/** Encodes a table item in its id and some 20 bytes. */
public final class StoredItemCoder extends AtomicCoder<StoredItem> {
  private static final StoredItemCoder INSTANCE = new StoredItemCoder();

  private StoredItemCoder() {}

  /** The coder. */
  public static StoredItemCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(StoredItem item, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(item.id(), out);
    BigEndianLongCoder.of().encode(item.fingerprint().high(), out);
    BigEndianLongCoder.of().encode(item.fingerprint().low(), out);
    VarIntCoder.of().encode(item.bytes(), out);
    BooleanCoder.of().encode(item.ours(), out);
  }

  @Override
  public StoredItem decode(InputStream in) throws IOException {
    String id = StringUtf8Coder.of().decode(in);
    long high = BigEndianLongCoder.of().decode(in);
    long low = BigEndianLongCoder.of().decode(in);
    return new StoredItem(
        id, new Fingerprint(high, low), VarIntCoder.of().decode(in), BooleanCoder.of().decode(in));
  }

  @Override
  public void verifyDeterministic() {}
}
