package org.therapeuticlocator.pipeline.destination.jdbc;

import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Why there is no connection, as a sentence with what to do. */
final class ConnectFailure {
  private static final Set<Integer> NO_DATABASE = Set.of(1049, 1044);
  private static final int NO_TLS = -1;

  private ConnectFailure() {}

  static String sentence(SQLException failure, Server server) {
    SqlFailure known = SqlFailure.of(failure);
    JdbcUrl url = server.url();
    String place = url.host() + ':' + url.port();
    String said = " (%s: %s)".formatted(known.codes(), known.words());
    if (failure instanceof PasswordSource.MissingException) {
      return known.words() + '.';
    }
    if (isOfTls(failure, known)) {
      return "No encrypted connection to a server that could be verified at %s%s. Name its"
              .formatted(place, said)
          + " certificate in the URL (%s), or ask for a plain connection with %s=disable."
              .formatted(
                  url.dialect().isMySql() ? "serverSslCert" : "sslrootcert",
                  url.dialect().isMySql() ? "sslMode" : "sslmode");
    }
    if (hasCause(failure, UnknownHostException.class)) {
      return "There is no host " + url.host() + ". Check --destination.";
    }
    if (hasCause(failure, SocketTimeoutException.class)) {
      return "Nothing of %s answered at %s in time. Check host and port in --destination."
          .formatted(url.dialect().product(), place);
    }
    if (known.kind() == SqlFailure.Kind.LOGIN) {
      return "The login was refused at %s%s. Check --jdbcUser, and what --jdbcPasswordFrom names."
          .formatted(place, said);
    }
    if (known.state().equals("3D000") || NO_DATABASE.contains(known.code())) {
      return "There is no database %s at %s, or its user has no right to it%s."
          .formatted(url.database(), place, said);
    }
    return known.state().startsWith("08")
        ? "Nothing answers at %s%s. Check host and port in --destination, and the network."
            .formatted(place, said)
        : "The database at %s cannot be used%s.".formatted(place, said);
  }

  private static boolean isOfTls(SQLException failure, SqlFailure known) {
    return hasCause(failure, SSLException.class)
        || (known.state().equals("08004") && known.code() == 0)
        || (known.state().equals("08000") && known.code() == NO_TLS);
  }

  private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
    return ExceptionUtils.indexOfType(failure, type) >= 0;
  }
}
