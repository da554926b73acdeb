/** The stages, in order: extract, transform, plan, load. */
@NullMarked
package org.therapeuticlocator.pipeline.stage;

import org.jspecify.annotations.NullMarked;
