package org.therapeuticlocator.pipeline.browser;

import java.util.Locale;

/** Which colours the person prefers. */
public enum ColorScheme {
  LIGHT,
  DARK;

  String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
