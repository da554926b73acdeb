package org.therapeuticlocator.pipeline.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/**
 * A row that shows what a reason or a flag means.
 *
 * @param file as the user named it; null where it is not known
 * @param lineNumber physical line, the header being 1; null where it is not known
 * @param column to blame, as {@code state_code}; null where it is the row as a whole
 * @param value that column's text; null when absent
 * @param line the row as read
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Example(
    @Nullable String file,
    @Nullable Long lineNumber,
    @Nullable String column,
    @Nullable String value,
    String line) {}
