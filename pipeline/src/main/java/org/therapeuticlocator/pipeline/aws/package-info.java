/** How AWS is reached: endpoints, credentials, retries, its errors in words. */
package org.therapeuticlocator.pipeline.aws;
