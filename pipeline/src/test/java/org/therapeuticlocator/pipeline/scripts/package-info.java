/** The scripts, called as users call them, in a copy of the project. */
package org.therapeuticlocator.pipeline.scripts;
