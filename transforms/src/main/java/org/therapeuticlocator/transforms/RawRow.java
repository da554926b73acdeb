package org.therapeuticlocator.transforms;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A row as read.
 *
 * @param file index of its file among the run's
 * @param text the record without its line end
 * @param lineNumber physical line, the header being 1; null where the reader does not know
 * @param malformed whether reading found already that it is not one CSV record
 */
public record RawRow(int file, String text, @Nullable Long lineNumber, boolean malformed)
    implements Serializable {}
