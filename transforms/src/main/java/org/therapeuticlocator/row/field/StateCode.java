package org.therapeuticlocator.row.field;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code state_code}: the postal service's two letters for states, districts, territories,
 * freely associated states and military mail. Rule: docs/cleaning-rules.md, "Rows".
 */
public final class StateCode {
  private static final Set<String> KNOWN =
      Set.of(
          ("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO"
                  + " MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
                  + " DC PR VI GU AS MP FM MH PW AA AE AP")
              .split(" "));

  private StateCode() {}

  /** Two upper-case letters, {@code null} for none that is known. */
  public static @Nullable String parse(String text) {
    String code = text.toUpperCase(Locale.ROOT);
    return KNOWN.contains(code) ? code : null;
  }
}
