package org.therapeuticlocator.pipeline.destination.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What an answer of a server means, by its SQLSTATE and the vendor's code, never by its words.
 *
 * @param cause the link of the chain that tells
 */
record SqlFailure(SQLException cause) {
  /** What becomes of what was sent. */
  enum Kind {
    /** It is sent again: the server is away, busy, or another one now. */
    PASSING,
    /** The login is refused: it may just have been changed. */
    LOGIN,
    /** A row is not taken. */
    REFUSED,
    /** Nothing helps. */
    FATAL
  }

  private static final Set<String> PASSING_STATES =
      Set.of("40001", "40P01", "55P03", "57P01", "57P02", "57P03", "25P03", "53300");
  // Deadlock, waits for a lock; too many connections; shutdown; a connection that was killed.
  private static final Set<Integer> PASSING_CODES =
      Set.of(1213, 1205, 1020, 1040, 1203, 1226, 1053, 1927, 4031);
  // After a failover another server is the one that writes.
  private static final Set<String> READ_ONLY_STATES = Set.of("25006");
  private static final Set<Integer> READ_ONLY_CODES = Set.of(1290, 1836, 1792);
  // An index cannot hold the value; the word of a view, or of a trigger.
  private static final Set<String> REFUSED_STATES = Set.of("54000", "44000", "P0001", "45000");
  // No default, a value that does not fit, a CHECK; a packet too large, which costs the connection.
  private static final Set<Integer> REFUSED_CODES = Set.of(1364, 1366, 1292, 3819, 4025, 1153);

  /** The first link of a chain, as drivers hand over those of a batch, that is no mere wrapper. */
  static SqlFailure of(SQLException failure) {
    SqlFailure first = new SqlFailure(failure);
    for (SQLException link : chain(failure)) {
      SqlFailure told = new SqlFailure(link);
      if (told.kind() != Kind.FATAL) {
        return told;
      }
      first = first.state().isEmpty() ? told : first;
    }
    return first;
  }

  private static Set<SQLException> chain(SQLException failure) {
    Set<SQLException> chain = new LinkedHashSet<>();
    for (SQLException next = failure; next != null; next = next.getNextException()) {
      chain.add(next);
      if (next.getCause() instanceof SQLException cause) {
        chain.add(cause);
      }
    }
    return chain;
  }

  /** Five characters; empty where the driver names none. */
  String state() {
    return Objects.requireNonNullElse(cause.getSQLState(), "");
  }

  /** The vendor's; 0 for none. */
  int code() {
    return cause.getErrorCode();
  }

  Kind kind() {
    String state = state();
    if (state.startsWith("28")) {
      return Kind.LOGIN;
    }
    if (state.startsWith("22")
        || state.startsWith("23")
        || REFUSED_STATES.contains(state)
        || REFUSED_CODES.contains(code())) {
      return Kind.REFUSED;
    }
    return state.startsWith("08")
            || PASSING_STATES.contains(state)
            || PASSING_CODES.contains(code())
            || isReadOnly()
        ? Kind.PASSING
        : Kind.FATAL;
  }

  /** Whether the server only reads, as a replica does. */
  boolean isReadOnly() {
    return READ_ONLY_STATES.contains(state()) || READ_ONLY_CODES.contains(code());
  }

  /** {@code SQLSTATE 22001}, and the vendor's code where there is one. */
  String codes() {
    return "SQLSTATE "
        + (state().isEmpty() ? "unknown" : state())
        + (code() > 0 ? "/" + code() : "");
  }

  /** The driver's words on one line: they name no values but of what {@link Refusal} is for. */
  String words() {
    return String.valueOf(cause.getMessage())
        .replaceFirst("^\\(conn=[0-9]+\\) ", "")
        .replaceAll("\\s+", " ")
        .replaceFirst("[.]$", "");
  }
}
