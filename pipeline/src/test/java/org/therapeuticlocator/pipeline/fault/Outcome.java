package org.therapeuticlocator.pipeline.fault;

/**
 * How a run ended.
 *
 * @param status the exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Outcome(int status, String out, String err) {}
