/** How a run ended, classified once. */
@NullMarked
package org.therapeuticlocator.pipeline.outcome;

import org.jspecify.annotations.NullMarked;
