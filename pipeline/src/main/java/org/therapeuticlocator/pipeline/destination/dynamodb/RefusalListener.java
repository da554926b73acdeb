package org.therapeuticlocator.pipeline.destination.dynamodb;

import org.jspecify.annotations.Nullable;

/** Takes note of items that the table refuses; one may be refused twice. */
@FunctionalInterface
interface RefusalListener {
  /**
   * Notes an item.
   *
   * @param change insert, update or delete
   * @param column the attribute that it is about; null if none is named
   * @param reason the table's own sentence, without values
   */
  void refused(String id, String change, @Nullable String column, String reason);
}
