package org.therapeuticlocator.pipeline.destination.jdbc;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.Test;

public class JdbcUrlTest {
  @Test
  public void partsAreReadAndThePortIsTheServersOwnUnlessItIsGiven() {
    assertThat(
        parse("jdbc:postgresql://db.example.com/health?sslrootcert=/a%20b.pem"),
        is(
            new JdbcUrl(
                Dialect.POSTGRESQL,
                "db.example.com",
                5432,
                "health",
                Map.of("sslrootcert", "/a b.pem"))));
    assertThat(
        parse("jdbc:mysql://10.0.0.1:3307/health"),
        is(new JdbcUrl(Dialect.MYSQL, "10.0.0.1", 3307, "health", Map.of())));
  }

  @Test
  public void whatIsNoUrlIsNotRepeated() {
    for (String wrong :
        List.of(
            "jdbc:oracle://db/hidden",
            "jdbc:mysql:hidden",
            "jdbc:mysql://hidden@db/x",
            "jdbc:mysql://u:hidden@db/x",
            "jdbc:mysql://db:hidden/x",
            "jdbc:mysql:///hidden",
            "jdbc:postgresql://db/",
            "jdbc:postgresql://db/x?password=hidden",
            "jdbc:postgresql://db/x?sslpassword=hidden",
            "jdbc:mariadb://db/x?trustStorePassword=hidden")) {
      List<String> problems = problems(wrong);
      assertThat(wrong, problems, not(empty()));
      assertThat(wrong, problems.toString(), not(containsString("hidden")));
    }
  }

  @Test
  public void settingThatTheDriverDoesNotKnowIsRefused() {
    assertThat(
        problems("jdbc:mariadb://db/x?useUnicode=true&sslMode=disable"),
        contains(
            "--destination has a setting that its driver does not know: useUnicode. Leave it out,"
                + " or see MariaDB's driver's list."));
    assertThat(problems("jdbc:postgresql://db/x?SSLMODE=disable"), empty());
  }

  @Test
  public void connectionIsVerifiedUnlessItIsOfThisMachineOrTheUrlSaysOtherwise() {
    assertThat(settings("jdbc:postgresql://db/x").getProperty("sslmode"), is("verify-full"));
    assertThat(settings("jdbc:mysql://db/x").getProperty("sslMode"), is("verify-full"));
    assertThat(
        settings("jdbc:postgresql://db/x?sslmode=disable").getProperty("sslmode"), is("disable"));
    assertThat(settings("jdbc:mariadb://db/x?sslMode=trust").getProperty("sslMode"), is("trust"));
    assertThat(settings("jdbc:mariadb://127.0.0.1/x").containsKey("sslMode"), is(false));
    assertThat(settings("jdbc:postgresql://localhost/x").containsKey("sslmode"), is(false));
  }

  @Test
  public void batchIsOneStatementWhateverTheUrlSays() {
    assertThat(
        settings("jdbc:mysql://db/x?rewriteBatchedStatements=false")
            .getProperty("rewriteBatchedStatements"),
        is("true"));
    assertThat(settings("jdbc:postgresql://db/x").getProperty("reWriteBatchedInserts"), is("true"));
  }

  private static Properties settings(String text) {
    JdbcUrl url = parse(text);
    return url.dialect().settings(url);
  }

  private static JdbcUrl parse(String text) {
    List<String> problems = new ArrayList<>();
    JdbcUrl url = JdbcUrl.parse(text, problems);
    assertThat(problems, empty());
    return Objects.requireNonNull(url);
  }

  private static List<String> problems(String text) {
    List<String> problems = new ArrayList<>();
    assertThat(JdbcUrl.parse(text, problems) == null, is(!problems.isEmpty()));
    return problems;
  }
}
