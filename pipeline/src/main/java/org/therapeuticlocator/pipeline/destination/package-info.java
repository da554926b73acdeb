/** Where a snapshot is loaded to, whatever it is; each kind is a package below. */
package org.therapeuticlocator.pipeline.destination;
