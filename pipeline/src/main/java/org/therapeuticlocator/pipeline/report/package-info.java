/** What a run says of itself when it has ended: figures, examples, the page. */
@NullMarked
package org.therapeuticlocator.pipeline.report;

import org.jspecify.annotations.NullMarked;
