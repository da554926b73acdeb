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
public final class LineBlockCoder extends AtomicCoder<LineBlock> {
  private static final LineBlockCoder INSTANCE = new LineBlockCoder();

  private LineBlockCoder() {}

  /** The coder. */
  public static LineBlockCoder of() {
    return INSTANCE;
  }

  /** What Beam finds the coder by. */
  public static CoderProvider getCoderProvider() {
    return CoderProviders.forCoder(TypeDescriptor.of(LineBlock.class), INSTANCE);
  }

  @Override
  public void encode(LineBlock block, OutputStream out) throws IOException {
    ByteArrayCoder.of().encode(block.utf8(), out);
  }

  @Override
  public LineBlock decode(InputStream in) throws IOException {
    return new LineBlock(ByteArrayCoder.of().decode(in));
  }

  @Override
  public void verifyDeterministic() {}
}
