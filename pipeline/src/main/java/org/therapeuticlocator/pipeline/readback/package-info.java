/** Reads what a run left in its folder, for its report. */
@NullMarked
package org.therapeuticlocator.pipeline.readback;

import org.jspecify.annotations.NullMarked;
