package org.therapeuticlocator.pipeline.input;

import java.util.List;
import org.therapeuticlocator.pipeline.io.InputFile;
import org.therapeuticlocator.row.Header;

/**
 * The files of a run with their headers.
 *
 * @param headers the distinct ones; each file points to its own
 */
public record Input(List<InputFile> files, List<Header> headers) {}
