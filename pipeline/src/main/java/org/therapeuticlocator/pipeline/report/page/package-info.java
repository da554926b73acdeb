/**
 * {@code report.html}. {@code ReportPage} is all that the page shows, computed; the templates
 * beside the classes only lay it out.
 */
@NullMarked
package org.therapeuticlocator.pipeline.report.page;

import org.jspecify.annotations.NullMarked;
