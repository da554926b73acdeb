package org.therapeuticlocator.transforms;

import java.io.Serializable;

/**
 * What the comparison keeps of an item in the table: some 100 bytes, however large the item is.
 *
 * @param id its key
 * @param fingerprint of all its attributes, in a snapshot line's form
 * @param bytes its size as DynamoDB counts
 * @param ours whether its id is the hash of its own fields, so that this program made it
 */
public record StoredItem(String id, Fingerprint fingerprint, int bytes, boolean ours)
    implements Serializable {}
