package org.therapeuticlocator.transforms;

import java.io.Serializable;

/**
 * How work is dealt out to workers, which depends on what a runner makes of it.
 *
 * @param lanes by how many keys
 * @param leastLines how many lines go together at least, where there are so many
 */
public record Deal(int lanes, int leastLines) implements Serializable {}
