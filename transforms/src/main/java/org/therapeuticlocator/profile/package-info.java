/** What a snapshot is like as a whole: counts and places. Knows no Beam, no AWS, no files. */
package org.therapeuticlocator.profile;
