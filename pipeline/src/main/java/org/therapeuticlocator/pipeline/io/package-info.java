/** Reading and writing around the transforms. */
@NullMarked
package org.therapeuticlocator.pipeline.io;

import org.jspecify.annotations.NullMarked;
