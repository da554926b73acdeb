/** A run's folder in the bucket: its manifest, its owner, its files. */
@NullMarked
package org.therapeuticlocator.pipeline.run;

import org.jspecify.annotations.NullMarked;
