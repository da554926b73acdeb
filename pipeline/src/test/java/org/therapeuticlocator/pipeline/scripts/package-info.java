/** The scripts, called as users call them, in a copy of the project. */
@NullMarked
package org.therapeuticlocator.pipeline.scripts;

import org.jspecify.annotations.NullMarked;
