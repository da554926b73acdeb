/** A DynamoDB table as a destination. */
package org.therapeuticlocator.pipeline.destination.dynamodb;
