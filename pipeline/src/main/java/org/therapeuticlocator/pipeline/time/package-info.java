/** The waiting of the program; tests pass in their own. */
@NullMarked
package org.therapeuticlocator.pipeline.time;

import org.jspecify.annotations.NullMarked;
