/** The exceptions that end a run, each with its exit status. */
@NullMarked
package org.therapeuticlocator.pipeline.failure;

import org.jspecify.annotations.NullMarked;
