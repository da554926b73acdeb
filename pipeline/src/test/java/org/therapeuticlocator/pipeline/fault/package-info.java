/** The whole program against an S3 and a DynamoDB that fail at chosen points. */
package org.therapeuticlocator.pipeline.fault;
