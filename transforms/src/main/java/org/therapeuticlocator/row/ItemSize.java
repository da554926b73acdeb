package org.therapeuticlocator.row;

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
      bytes +=
          switch (attribute.type()) {
            case TEXT -> {
              String text = provider.text(attribute);
              yield text == null ? 0 : nameBytes(attribute) + utf8Bytes(text);
            }
            case NUMBER -> {
              String number = provider.text(attribute);
              yield number == null ? 0 : nameBytes(attribute) + numberBytes(number);
            }
            case FLAGS -> issueBytes(provider, attribute);
          };
    }
    return bytes;
  }

  private static int issueBytes(Provider provider, Attribute attribute) {
    if (provider.issues().isEmpty()) {
      return 0;
    }
    int bytes = nameBytes(attribute);
    for (Issue issue : provider.issues()) {
      bytes += issue.name().length();
    }
    return bytes;
  }

  private static int nameBytes(Attribute attribute) {
    return attribute.attributeName().length();
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
