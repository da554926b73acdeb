/** What the person in front of it sees: messages, progress, summary, list of runs. */
package org.therapeuticlocator.pipeline.console;
