/** The whole program against a local S3 and DynamoDB. */
package org.therapeuticlocator.pipeline.it;
