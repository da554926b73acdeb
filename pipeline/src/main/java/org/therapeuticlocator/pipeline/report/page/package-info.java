/**
 * {@code report.html}. {@code ReportPage} is all that the page shows, computed; the templates
 * beside the classes only lay it out.
 */
package org.therapeuticlocator.pipeline.report.page;
