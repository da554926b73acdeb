/** Figures as people read them, text of others made visible. */
package org.therapeuticlocator.pipeline.text;
