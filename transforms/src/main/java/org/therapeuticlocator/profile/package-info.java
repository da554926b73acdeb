/** What a snapshot is like as a whole: counts and places. Knows no Beam, no AWS, no files. */
@NullMarked
package org.therapeuticlocator.profile;

import org.jspecify.annotations.NullMarked;
