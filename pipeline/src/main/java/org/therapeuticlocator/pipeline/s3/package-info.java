/** Objects in S3, for the driver, for Beam. */
package org.therapeuticlocator.pipeline.s3;
