/** Beam transforms on rows, snapshot lines and table items; what they apply is in {@code row}. */
@NullMarked
package org.therapeuticlocator.transforms;

import org.jspecify.annotations.NullMarked;
