/** What a run says of itself when it has ended: figures, examples, the page. */
package org.therapeuticlocator.pipeline.report;
