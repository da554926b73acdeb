/** The whole program against a local S3 and DynamoDB. */
@NullMarked
package org.therapeuticlocator.pipeline.it;

import org.jspecify.annotations.NullMarked;
