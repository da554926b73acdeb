/** The exceptions that end a run, each with its exit status. */
package org.therapeuticlocator.pipeline.failure;
