/** Whether a snapshot is the next version of the last good one: rules on figures, no I/O. */
package org.therapeuticlocator.pipeline.audit;
