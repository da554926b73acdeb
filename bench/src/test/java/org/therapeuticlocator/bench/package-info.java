/** Measures the program beside loops written by hand, in one table of the same minutes. */
@NullMarked
package org.therapeuticlocator.bench;

import org.jspecify.annotations.NullMarked;
