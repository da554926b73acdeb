/** The files that a run reads, from their names to their rows. */
@NullMarked
package org.therapeuticlocator.pipeline.input;

import org.jspecify.annotations.NullMarked;
