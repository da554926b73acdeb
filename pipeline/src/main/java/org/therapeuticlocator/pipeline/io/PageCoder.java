package org.therapeuticlocator.pipeline.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.therapeuticlocator.transforms.TableItem;
import org.therapeuticlocator.transforms.TableItemCoder;

/** Encodes a page of a scan. */
final class PageCoder extends AtomicCoder<Page> {
  private static final PageCoder INSTANCE = new PageCoder();
  private static final ListCoder<TableItem> ITEMS = ListCoder.of(TableItemCoder.of());

  private PageCoder() {}

  static PageCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(Page page, OutputStream out) throws IOException {
    ITEMS.encode(page.items(), out);
    VarLongCoder.of().encode(page.readMilliUnits(), out);
  }

  @Override
  public Page decode(InputStream in) throws IOException {
    List<TableItem> items = ITEMS.decode(in);
    return new Page(items, VarLongCoder.of().decode(in));
  }
}
