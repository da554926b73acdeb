package org.therapeuticlocator.pipeline.run;

import org.jspecify.annotations.Nullable;

/**
 * A file of the input, as it was when the run read its header.
 *
 * @param source its name as the user gave or a glob found it
 * @param uri where the pipeline reads it: itself, or its copy in {@code raw/}
 * @param size bytes as stored
 * @param etag of {@code uri}
 * @param sha256 of a local file, null for one in S3
 * @param header index among the manifest's headers
 */
public record InputEntry(
    String source, String uri, long size, String etag, @Nullable String sha256, int header) {}
