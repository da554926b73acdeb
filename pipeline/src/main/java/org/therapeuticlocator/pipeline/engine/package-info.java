/** Where pipelines run. */
@NullMarked
package org.therapeuticlocator.pipeline.engine;

import org.jspecify.annotations.NullMarked;
