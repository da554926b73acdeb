/** The runs before, as far as a new one goes on from them. */
package org.therapeuticlocator.pipeline.baseline;
