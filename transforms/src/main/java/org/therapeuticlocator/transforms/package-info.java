/** Beam transforms on rows, snapshot lines and table items; what they apply is in {@code row}. */
package org.therapeuticlocator.transforms;
