/** What the user typed, checked and typed. */
@NullMarked
package org.therapeuticlocator.pipeline.options;

import org.jspecify.annotations.NullMarked;
