/** Figures as people read them, text of others made visible. */
@NullMarked
package org.therapeuticlocator.pipeline.text;

import org.jspecify.annotations.NullMarked;
