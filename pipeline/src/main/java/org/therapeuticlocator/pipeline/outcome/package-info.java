/** How a run ended, classified once. */
package org.therapeuticlocator.pipeline.outcome;
