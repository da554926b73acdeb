package org.therapeuticlocator.row;

/**
 * A record as it stands in the file, over one line or several.
 *
 * @param lineNumber of its first line
 * @param text without the line end of its last line
 * @param malformed whether it is known not to be a CSV record; it need not be parsed then
 */
public record PhysicalRecord(long lineNumber, String text, boolean malformed) {}
