/** What the program knows of AWS: endpoints, clients, items. */
@NullMarked
package org.therapeuticlocator.pipeline.aws;

import org.jspecify.annotations.NullMarked;
