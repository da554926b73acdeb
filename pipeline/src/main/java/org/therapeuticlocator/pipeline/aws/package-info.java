/** How AWS is reached: endpoints, credentials, retries, its errors in words. */
@NullMarked
package org.therapeuticlocator.pipeline.aws;

import org.jspecify.annotations.NullMarked;
