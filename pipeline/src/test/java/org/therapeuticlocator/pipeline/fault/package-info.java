/** The whole program against an S3 and a DynamoDB that fail at chosen points. */
@NullMarked
package org.therapeuticlocator.pipeline.fault;

import org.jspecify.annotations.NullMarked;
