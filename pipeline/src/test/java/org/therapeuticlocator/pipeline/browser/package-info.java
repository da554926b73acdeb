/** A real browser for tests: opens a page and says what a person would find wrong with it. */
package org.therapeuticlocator.pipeline.browser;
