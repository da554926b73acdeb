/**
 * One row of the locator file: how it is read, what it becomes, and how that is written. Knows no
 * engine, no cloud and no files. The rules are those of docs/cleaning-rules.md.
 */
package org.therapeuticlocator.row;
