/** The files that a run's pipelines write. */
@NullMarked
package org.therapeuticlocator.pipeline.output;

import org.jspecify.annotations.NullMarked;
