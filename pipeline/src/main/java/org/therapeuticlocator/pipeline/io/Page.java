package org.therapeuticlocator.pipeline.io;

import java.util.List;
import org.therapeuticlocator.transforms.TableItem;

/**
 * One page of a scan.
 *
 * @param readMilliUnits thousandths of a read unit that it took
 */
record Page(List<TableItem> items, long readMilliUnits) {}
