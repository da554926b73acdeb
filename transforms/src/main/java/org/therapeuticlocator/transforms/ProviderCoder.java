package org.therapeuticlocator.transforms;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;

/** Encodes a provider as its snapshot line, which has one form only. */
final class ProviderCoder extends AtomicCoder<Provider> {
  private static final ProviderCoder INSTANCE = new ProviderCoder();

  static ProviderCoder of() {
    return INSTANCE;
  }

  private ProviderCoder() {}

  @Override
  public void encode(Provider provider, OutputStream out) throws IOException {
    StringUtf8Coder.of().encode(SnapshotLine.format(provider), out);
  }

  @Override
  public Provider decode(InputStream in) throws IOException {
    return SnapshotLine.parse(StringUtf8Coder.of().decode(in));
  }

  @Override
  public void verifyDeterministic() {}
}
