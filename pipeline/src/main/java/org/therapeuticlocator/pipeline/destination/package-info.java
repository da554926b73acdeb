/** Where a snapshot is loaded to, whatever it is; each kind is a package below. */
@NullMarked
package org.therapeuticlocator.pipeline.destination;

import org.jspecify.annotations.NullMarked;
