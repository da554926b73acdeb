/** What the person in front of it sees: messages, progress, summary, list of runs. */
@NullMarked
package org.therapeuticlocator.pipeline.console;

import org.jspecify.annotations.NullMarked;
