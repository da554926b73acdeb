package org.therapeuticlocator.transforms;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Column;
import org.therapeuticlocator.row.Reason;

/**
 * A row that was rejected, and why.
 *
 * @param column the column to blame; null where the row as a whole is
 * @param value that column's cleaned text; null when absent
 * @param values all of the row's as they were read; none where it does not parse
 */
public record Reject(
    Reason reason, @Nullable Column column, @Nullable String value, List<String> values, RawRow row)
    implements Serializable {}
