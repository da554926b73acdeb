/** Pipelines on a Flink cluster: what it is asked, over REST, and what becomes of its jobs. */
@NullMarked
package org.therapeuticlocator.pipeline.engine.flink;

import org.jspecify.annotations.NullMarked;
