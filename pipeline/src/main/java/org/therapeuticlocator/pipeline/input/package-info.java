/** Which files the run reads, and their headers; what is wrong with them is found here. */
@NullMarked
package org.therapeuticlocator.pipeline.input;

import org.jspecify.annotations.NullMarked;
