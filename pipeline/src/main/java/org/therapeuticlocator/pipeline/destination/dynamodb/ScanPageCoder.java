package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.therapeuticlocator.transforms.StoredItem;
import org.therapeuticlocator.transforms.StoredItemCoder;

/** Encodes a page of a scan. */
final class ScanPageCoder extends AtomicCoder<ScanPage> {
  private static final ScanPageCoder INSTANCE = new ScanPageCoder();
  private static final ListCoder<StoredItem> ITEMS = ListCoder.of(StoredItemCoder.of());

  private ScanPageCoder() {}

  static ScanPageCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(ScanPage page, OutputStream out) throws IOException {
    ITEMS.encode(page.items(), out);
    VarLongCoder.of().encode(page.readMilliUnits(), out);
  }

  @Override
  public ScanPage decode(InputStream in) throws IOException {
    List<StoredItem> items = ITEMS.decode(in);
    return new ScanPage(items, VarLongCoder.of().decode(in));
  }
}
