package org.therapeuticlocator.transforms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.CoderProvider;
import org.apache.beam.sdk.coders.CoderProviders;
import org.apache.beam.sdk.values.TypeDescriptor;

/** Encodes a block as its bytes. */
public final class TableBlockCoder extends AtomicCoder<TableBlock> {
  private static final TableBlockCoder INSTANCE = new TableBlockCoder();

  private TableBlockCoder() {}

  /** The coder. */
  public static TableBlockCoder of() {
    return INSTANCE;
  }

  /** What Beam finds the coder by. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(TableBlock.class), INSTANCE);
  }

  @Override
  public void encode(TableBlock block, OutputStream out) throws IOException {
    ByteArrayCoder.of().encode(block.encoded(), out);
  }

  @Override
  public TableBlock decode(InputStream in) throws IOException {
    return new TableBlock(ByteArrayCoder.of().decode(in));
  }

  @Override
  public void verifyDeterministic() {}
}
