package org.therapeuticlocator.transforms;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Provider;

/**
 * A 24-bit hash of each attribute's value: enough to tell which of two items' attributes differ.
 *
 * @param codes four characters each, in the order of {@link Attribute}; an absent value has a code
 *     of its own
 */
public record AttributeHashes(String codes) implements Serializable {
  private static final int CODE = 4;
  private static final List<Attribute> ATTRIBUTES = List.of(Attribute.values());

  /** How many characters the codes are. */
  static final int LENGTH = CODE * ATTRIBUTES.size();

  // No value's code has such a character.
  private static final String ABSENT = "....";
  private static final char[] DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".toCharArray();
  private static final int BITS_A_DIGIT = 6;

  /** The hashes of a provider's attributes. */
  static AttributeHashes of(Provider provider) {
    StringBuilder codes = new StringBuilder(LENGTH);
    for (Attribute attribute : ATTRIBUTES) {
      add(provider.flat(attribute), codes);
    }
    return new AttributeHashes(codes.toString());
  }

  private static void add(@Nullable String text, StringBuilder codes) {
    if (text == null) {
      codes.append(ABSENT);
      return;
    }
    int hash = MurmurHash3.hash32x86(text.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < CODE; i++) {
      codes.append(DIGITS[(hash >>> (i * BITS_A_DIGIT)) & (DIGITS.length - 1)]);
    }
  }

  /** The attributes in which {@code other} has another value, or one of the two has none. */
  List<Attribute> differingFrom(AttributeHashes other) {
    List<Attribute> differing = new ArrayList<>();
    int start = 0;
    for (Attribute attribute : ATTRIBUTES) {
      if (!codes.regionMatches(start, other.codes, start, CODE)) {
        differing.add(attribute);
      }
      start += CODE;
    }
    return differing;
  }
}
