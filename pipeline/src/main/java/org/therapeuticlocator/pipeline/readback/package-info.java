/** Reads what a run left in its folder, for its report. */
package org.therapeuticlocator.pipeline.readback;
