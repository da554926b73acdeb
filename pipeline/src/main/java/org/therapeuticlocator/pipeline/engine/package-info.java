/** Where pipelines run. */
package org.therapeuticlocator.pipeline.engine;
