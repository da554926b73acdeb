package org.therapeuticlocator.pipeline.destination.jdbc;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A kind of server: its driver, and how one sets that up. MySQL and MariaDB share MariaDB's, which
 * is the faster one on both.
 */
enum Dialect {
  /** Oracle's MySQL, and what speaks as it does. */
  MYSQL("MySQL", 3306),
  /** MariaDB. */
  MARIADB("MariaDB", 3306),
  /** PostgreSQL. */
  POSTGRESQL("PostgreSQL", 5432);

  private final String product;
  private final int port;

  Dialect(String product, int port) {
    this.product = product;
    this.port = port;
  }

  /** The one that a URL names; null if there is none. */
  static @Nullable Dialect named(String name) {
    return Arrays.stream(values()).filter(d -> d.label().equals(name)).findFirst().orElse(null);
  }

  /** The kind, as it stands in URLs and reports. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name for people, and for its server. */
  String product() {
    return product;
  }

  /** Where it listens unless told otherwise. */
  int port() {
    return port;
  }

  /** Whether it is one of MySQL's family. */
  boolean isMySql() {
    return this != POSTGRESQL;
  }

  /** How the driver wants its URLs to begin. */
  private String scheme() {
    return isMySql() ? "jdbc:mariadb:" : "jdbc:postgresql:";
  }

  /** Whether a setting in a URL means something to the driver. */
  boolean knowsSetting(String name) {
    try {
      return Arrays.stream(driver().getPropertyInfo(scheme() + "//localhost/x", new Properties()))
          .anyMatch(setting -> setting.name.equalsIgnoreCase(name));
    } catch (SQLException e) {
      throw new IllegalStateException("A driver knows its settings", e);
    }
  }

  Driver driver() {
    return isMySql() ? Drivers.MARIADB : Drivers.POSTGRESQL;
  }

  /**
   * A driver's class registers itself with the JVM, which keeps all classes that came with it: a
   * Flink worker, which loads them anew for each job, died after some twenty. To look through what
   * is registered loads, and so registers, a namesake of each: both are there before, and none of
   * ours stays.
   */
  private static final class Drivers {
    static final Driver MARIADB = new org.mariadb.jdbc.Driver();
    static final Driver POSTGRESQL = new org.postgresql.Driver();

    static {
      ClassLoader ours = Drivers.class.getClassLoader();
      List<Driver> registered =
          DriverManager.drivers().filter(d -> d.getClass().getClassLoader() == ours).toList();
      for (Driver driver : registered) {
        try {
          DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
          throw new IllegalStateException("Who registered a driver may take it back", e);
        }
      }
    }
  }

  /** The driver's URL, without settings. */
  String driverUrl(JdbcUrl url) {
    return scheme() + "//" + url.host() + ':' + url.port() + '/' + url.database();
  }

  /**
   * The driver's settings: those of the URL, and what the program needs. A batch must be one
   * statement, a connection encrypted and its server verified unless somebody else can hardly
   * listen, or the URL says otherwise.
   */
  Properties settings(JdbcUrl url) {
    Properties all = new Properties();
    if (isMySql()) {
      all.putAll(Map.of("connectTimeout", "10000", "socketTimeout", "300000"));
      if (url.isLoopback()) {
        all.setProperty("allowPublicKeyRetrieval", "true");
      } else if (!url.has("sslMode")) {
        all.setProperty("sslMode", "verify-full");
      }
    } else {
      all.putAll(Map.of("connectTimeout", "10", "socketTimeout", "300", "tcpKeepAlive", "true"));
      if (!url.isLoopback() && !url.has("sslmode") && !url.has("ssl")) {
        all.setProperty("sslmode", "verify-full");
      }
      if (!url.has("sslrootcert") && !url.has("sslfactory")) {
        // The JVM's certificates; pgJDBC's own default is a file that hardly anybody has.
        all.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
      }
    }
    all.putAll(url.settings());
    all.putAll(
        isMySql()
            ? Map.of("rewriteBatchedStatements", "true", "allowLocalInfile", "false")
            : Map.of(
                "reWriteBatchedInserts",
                "true",
                "logServerErrorDetail",
                "false",
                "ApplicationName",
                "therapeutic-locator"));
    return all;
  }

  /** What a session begins with: values are taken exactly or refused, and no lock is for ever. */
  String sessionStart() {
    return isMySql()
        ? "SET SESSION sql_mode = CONCAT_WS(',', NULLIF(@@sql_mode, ''), 'STRICT_TRANS_TABLES'),"
            + " SESSION innodb_lock_wait_timeout = 50"
        : "SET lock_timeout = '50s'";
  }

  /** An identifier as statements write it. */
  String quoted(String identifier) {
    return isMySql() ? '`' + identifier + '`' : '"' + identifier + '"';
  }
}
