package org.therapeuticlocator.pipeline.destination.jdbc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Provider;

/**
 * Why a row is not taken, for people.
 *
 * @param column the attribute that is to blame; null where the server names none
 * @param reason the server's words, without the row's values
 */
record Refusal(@Nullable String column, String reason) {
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|`[^`]*`");
  private static final Pattern KEY_COLUMN = Pattern.compile("Key \\(([a-z0-9_]+)");
  private static final Pattern DUPLICATE = Pattern.compile("(?s)Duplicate entry '.*' for key");

  /** What is said of one row; {@code provider} is null where it is deleted. */
  static Refusal of(SqlFailure failure, @Nullable Provider provider) {
    String words = DUPLICATE.matcher(failure.words()).replaceFirst("Duplicate entry … for key");
    return new Refusal(
        column(failure, words), failure.codes() + ": " + withoutValues(words, provider));
  }

  private static @Nullable String column(SqlFailure failure, String words) {
    Stream<String> named =
        failure.cause() instanceof PSQLException e && e.getServerErrorMessage() != null
            ? named(e.getServerErrorMessage())
            : Stream.empty();
    return Stream.concat(named, QUOTED.matcher(words).results().map(m -> unquoted(m.group())))
        .filter(name -> Attribute.named(name) != null)
        .findFirst()
        .orElse(null);
  }

  private static Stream<String> named(ServerErrorMessage message) {
    Matcher key = KEY_COLUMN.matcher(String.valueOf(message.getDetail()));
    return Stream.of(String.valueOf(message.getColumn()), key.find() ? key.group(1) : "");
  }

  /** Names of columns and constraints stay; what else is quoted may be what was sent. */
  private static String withoutValues(String words, @Nullable Provider provider) {
    return QUOTED
        .matcher(words)
        .replaceAll(
            quoted -> {
              String text = unquoted(quoted.group());
              boolean name = Attribute.named(text) != null || text.matches("[A-Za-z0-9_$.]{1,64}");
              return Matcher.quoteReplacement(
                  name && !isValue(text, provider) ? quoted.group() : "…");
            });
  }

  private static boolean isValue(String text, @Nullable Provider provider) {
    return provider != null
        && Stream.of(Attribute.values()).map(provider::text).anyMatch(text::equals);
  }

  private static String unquoted(String quoted) {
    return quoted.substring(1, quoted.length() - 1);
  }
}
