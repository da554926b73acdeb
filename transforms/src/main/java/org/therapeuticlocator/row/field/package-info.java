/**
 * One class a field: cleaned text in, the attribute's value out, {@code null} where the text does
 * not fit. "Digit" is always 0-9. The rules are those of docs/cleaning-rules.md, "Fields".
 */
package org.therapeuticlocator.row.field;
