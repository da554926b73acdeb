package org.therapeuticlocator.pipeline.input;

import java.io.Serializable;

/**
 * A file of the run's input.
 *
 * @param source its name as the user knows it, for rejects
 * @param file where the pipeline reads it
 * @param header index of its header among the run's distinct headers
 */
public record InputFile(String source, StoredFile file, int header) implements Serializable {}
