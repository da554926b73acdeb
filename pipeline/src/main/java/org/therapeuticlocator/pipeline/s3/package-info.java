/** Objects in S3, for the driver, for Beam. */
@NullMarked
package org.therapeuticlocator.pipeline.s3;

import org.jspecify.annotations.NullMarked;
