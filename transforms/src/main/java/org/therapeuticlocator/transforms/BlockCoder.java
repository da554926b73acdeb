package org.therapeuticlocator.transforms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;

/**
 * Blocks of lines as {@link ByteArrayCoder} encodes them. One that fills its stream is copied once;
 * that coder reads it by pieces into a buffer that grows, and the DirectRunner copies each block of
 * a grouping several times.
 */
@SuppressWarnings(
    "deprecation") // Of its contexts, which is how runners tell that a value fills its stream.
public final class BlockCoder extends AtomicCoder<byte[]> {
  private static final BlockCoder INSTANCE = new BlockCoder();
  private static final ByteArrayCoder BYTES = ByteArrayCoder.of();

  private BlockCoder() {}

  /** The coder. */
  public static BlockCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(byte[] block, OutputStream out) throws IOException {
    BYTES.encode(block, out);
  }

  @Override
  public void encode(byte[] block, OutputStream out, Context context) throws IOException {
    BYTES.encode(block, out, context);
  }

  @Override
  public byte[] decode(InputStream in) throws IOException {
    return BYTES.decode(in);
  }

  @Override
  public byte[] decode(InputStream in, Context context) throws IOException {
    return context.isWholeStream ? in.readAllBytes() : BYTES.decode(in);
  }

  @Override
  public Object structuralValue(byte[] block) {
    return BYTES.structuralValue(block);
  }

  @Override
  public boolean isRegisterByteSizeObserverCheap(byte[] block) {
    return true;
  }

  @Override
  protected long getEncodedElementByteSize(byte[] block) throws Exception {
    return block.length;
  }
}
