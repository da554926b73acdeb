package org.therapeuticlocator.pipeline.run;

/**
 * An object that a stage wrote.
 *
 * @param name below the run's folder: {@code processed/part-00000-of-00016.jsonl.gz}
 * @param size bytes as stored
 * @param etag as S3 answers it, with quotes
 */
public record FileEntry(String name, long size, String etag) {}
