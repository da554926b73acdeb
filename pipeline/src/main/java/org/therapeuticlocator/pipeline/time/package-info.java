/** The waiting of the program; tests pass in their own. */
package org.therapeuticlocator.pipeline.time;
