/** Where a snapshot is loaded to. */
@NullMarked
package org.therapeuticlocator.pipeline.destination;

import org.jspecify.annotations.NullMarked;
