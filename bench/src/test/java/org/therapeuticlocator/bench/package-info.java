/** Measures the program beside loops written by hand, in one table of the same minutes. */
package org.therapeuticlocator.bench;
