/** The stages, in order: extract, transform, plan, load. */
package org.therapeuticlocator.pipeline.stage;
