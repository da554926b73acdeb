/** The files that a run's pipelines write. */
package org.therapeuticlocator.pipeline.output;
