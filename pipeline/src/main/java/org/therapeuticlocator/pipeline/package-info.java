/** The program around the transforms: options, stages and report. */
package org.therapeuticlocator.pipeline;
