/** What the user typed, checked and typed. */
package org.therapeuticlocator.pipeline.options;
