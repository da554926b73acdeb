/** The archive that is released, used as its users do. */
package org.therapeuticlocator.distribution;
