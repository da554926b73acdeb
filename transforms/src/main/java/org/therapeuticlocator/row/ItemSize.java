package org.therapeuticlocator.row;

import static java.util.stream.Collectors.joining;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item's size as DynamoDB counts. Source: DynamoDB developer guide, item sizes and formats.
 * Rule: docs/cleaning-rules.md, "Size".
 */
public final class ItemSize {
  /** 400 KB: DynamoDB takes no larger item. */
  public static final int MAX_BYTES = 409_600;

  private ItemSize() {}

  /** UTF-8 bytes of names and values. */
  public static int bytes(Provider provider) {
    int bytes = 0;
    for (Attribute attribute : Attribute.values()) {
      String text =
          attribute.type() == Attribute.Type.FLAGS
              ? issues(provider.issues())
              : provider.text(attribute);
      if (text != null) {
        boolean number = attribute.type() == Attribute.Type.NUMBER;
        bytes += attribute.attributeName().length();
        bytes += number ? numberBytes(text) : utf8Bytes(text);
      }
    }
    return bytes;
  }

  private static @Nullable String issues(Set<Issue> issues) {
    return issues.isEmpty() ? null : issues.stream().map(Issue::name).collect(joining());
  }

  /** A number's bytes: zeros at either end are not significant, so 0 has no significant digit. */
  public static int numberBytes(String number) {
    int digits = 0;
    int significant = 0;
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c >= '1' && c <= '9') {
        significant = ++digits;
      } else if (c == '0' && digits > 0) {
        digits++;
      }
    }
    return (significant + 1) / 2 + 1 + (number.startsWith("-") ? 1 : 0);
  }

  /** The bytes of a text in UTF-8. */
  public static int utf8Bytes(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // A surrogate is half of four bytes.
        bytes += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return bytes;
  }
}
