/** The program around the transforms: options, stages and report. */
@NullMarked
package org.therapeuticlocator.pipeline;

import org.jspecify.annotations.NullMarked;
