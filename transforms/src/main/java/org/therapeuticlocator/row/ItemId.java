package org.therapeuticlocator.row;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The id of an item: the SHA-256 of who and where the provider is, and of the product. Rule:
 * docs/cleaning-rules.md, "Identity".
 */
public final class ItemId {
  private static final List<Attribute> PLACE =
      List.of(
          Attribute.PROVIDER_NAME,
          Attribute.ADDRESS1,
          Attribute.ADDRESS2,
          Attribute.CITY,
          Attribute.STATE_CODE,
          Attribute.ZIP_CODE);
  private static final char SEPARATOR = '\u001F';

  // Never updated, only cloned, which is quicker than looking the algorithm up.
  private static final MessageDigest SHA_256 = DigestUtils.getSha256Digest();

  private ItemId() {}

  /** 64 lower-case hexadecimal digits; {@code fields} answers {@code null} for absent ones. */
  public static String of(Function<Attribute, @Nullable String> fields) {
    StringBuilder joined = new StringBuilder(160);
    for (Attribute attribute : PLACE) {
      String text = fields.apply(attribute);
      joined.append(text == null ? "" : text).append(SEPARATOR);
    }
    String product = fields.apply(Attribute.NATIONAL_DRUG_CODE);
    if (product == null) {
      product = fields.apply(Attribute.ORDER_LABEL);
    }
    joined.append(product == null ? "" : product);
    byte[] bytes = joined.toString().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(copyOfDigest().digest(bytes));
  }

  public static String of(Provider provider) {
    return of(provider::text);
  }

  /** Whether the id is the hash of the provider's own fields, as it is for items made here. */
  public static boolean isIdOf(Provider provider) {
    return provider.id().equals(of(provider));
  }

  private static MessageDigest copyOfDigest() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      return DigestUtils.getSha256Digest();
    }
  }
}
