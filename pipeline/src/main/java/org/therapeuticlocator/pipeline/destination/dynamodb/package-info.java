/** A DynamoDB table as a destination. */
@NullMarked
package org.therapeuticlocator.pipeline.destination.dynamodb;

import org.jspecify.annotations.NullMarked;
