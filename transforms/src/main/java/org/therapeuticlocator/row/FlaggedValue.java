package org.therapeuticlocator.row;

import org.jspecify.annotations.Nullable;

/**
 * What a flag of a row is about.
 *
 * @param column that does not fit, {@code null} when the file lacks it
 * @param value its cleaned text
 */
public record FlaggedValue(@Nullable Column column, @Nullable String value) {}
