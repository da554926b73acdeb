/** How far a running stage is, for showing only; figures that must add up come from data. */
@NullMarked
package org.therapeuticlocator.pipeline.progress;

import org.jspecify.annotations.NullMarked;
