/** A real browser for tests: opens a page and says what a person would find wrong with it. */
@NullMarked
package org.therapeuticlocator.pipeline.browser;

import org.jspecify.annotations.NullMarked;
