package org.therapeuticlocator.pipeline.input;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that the input names.
 *
 * @param source its name as the user knows it
 * @param local where it lies on this machine; null for one in S3
 * @param etag of an object in S3; null for a local file
 */
public record FoundFile(
    String source, StoredFile file, @Nullable Path local, @Nullable String etag) {}
