package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.List;
import org.therapeuticlocator.transforms.StoredItem;

/**
 * One page of a scan.
 *
 * @param readMilliUnits thousandths of a read unit that it took
 */
record ScanPage(List<StoredItem> items, long readMilliUnits) {}
