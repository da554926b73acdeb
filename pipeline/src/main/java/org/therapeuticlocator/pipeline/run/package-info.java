/** A run's folder in the bucket: its manifest, its owner, its files. */
package org.therapeuticlocator.pipeline.run;
