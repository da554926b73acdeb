/** Pipelines on a Flink cluster: what it is asked, over REST, and what becomes of its jobs. */
package org.therapeuticlocator.pipeline.engine.flink;
