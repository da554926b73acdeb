/** The files that a run reads, from their names to their rows. */
package org.therapeuticlocator.pipeline.input;
