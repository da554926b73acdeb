package org.therapeuticlocator.pipeline.destination.jdbc;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.sql.Driver;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.Test;

public class DialectTest {
  @Test
  public void jvmKeepsNoDriverWhichWouldKeepTheClassesOfAJobThatHasEnded() throws Exception {
    for (Dialect dialect : Dialect.values()) {
      JdbcUrl url = new JdbcUrl(dialect, "127.0.0.1", dialect.port(), "health", Map.of());

      Driver driver = dialect.driver();

      assertThat(driver.acceptsURL(dialect.driverUrl(url)), is(true));
      assertThat(
          dialect.label(),
          DriverManager.drivers().filter(driver.getClass()::isInstance).toList(),
          empty());
    }
  }
}
