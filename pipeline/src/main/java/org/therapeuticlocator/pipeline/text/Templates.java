package org.therapeuticlocator.pipeline.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Objects;

/** Words that stand in Mustache templates, with figures as {@link Numbers} has them. */
public final class Templates {
  private Templates() {}

  /** The template {@code name} that lies beside a class, as do those that it includes. */
  public static Template load(Class<?> beside, String name, Mustache.Escaper escaper) {
    return Mustache.compiler()
        .withEscaper(escaper)
        .withFormatter(Templates::format)
        .withLoader(included -> new StringReader(text(beside, included)))
        .strictSections(true)
        .emptyStringIsFalse(true)
        .loadTemplate(name);
  }

  /** The text in UTF-8 of the resource {@code name} that lies beside a class. */
  public static String text(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A value in a template: whole and decimal numbers (Long, BigDecimal) are figures, {@code 1,234};
   * others (Integer, Double) are places in a picture.
   */
  public static String format(Object value) {
    if (value instanceof Long || value instanceof BigDecimal) {
      return Numbers.of((Number) value);
    }
    return value instanceof Double place ? Numbers.place(place) : String.valueOf(value);
  }
}
