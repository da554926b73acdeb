package org.therapeuticlocator.pipeline.destination.jdbc;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.therapeuticlocator.row.Json;

public class PasswordSourceTest {
  private static final String ARN =
      "arn:aws:secretsmanager:eu-west-3:123456789012:secret:locator-AbCdEf";
  private static final JdbcUrl URL =
      new JdbcUrl(Dialect.POSTGRESQL, "db.example.com", 5433, "health", Map.of());

  private HttpServer manager;
  // What it holds; where there is nothing it is not found.
  private volatile String secret = "";
  private volatile String asked = "";
  private volatile String signed = "";

  @Before
  public void startSecretsManager() throws IOException {
    System.setProperty("aws.accessKeyId", "FIRST");
    System.setProperty("aws.secretAccessKey", "key");
    manager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    manager.createContext("/", this::answer);
    manager.start();
  }

  @After
  public void stopSecretsManager() {
    manager.stop(0);
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private void answer(HttpExchange exchange) throws IOException {
    JsonNode request = Json.MAPPER.readTree(exchange.getRequestBody());
    asked = exchange.getRequestHeaders().getFirst("X-Amz-Target") + ' ' + request;
    signed = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] body =
        (secret.isEmpty()
                ? "{\"__type\":\"ResourceNotFoundException\",\"message\":\"none of that name\"}"
                : Json.MAPPER.writeValueAsString(Map.of("ARN", ARN, "SecretString", secret)))
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(secret.isEmpty() ? 400 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private PasswordSource secretOf(String user) {
    URI endpoint = URI.create("http://127.0.0.1:" + manager.getAddress().getPort());
    return new PasswordSource("secret:" + ARN, user.isEmpty() ? null : user, "us-east-1", endpoint);
  }

  @Test
  public void secretOfRdsNamesTheUserToo() throws Exception {
    secret = "{\"username\":\"loader\",\"password\":\"p@ss:%&\",\"engine\":\"postgres\"}";

    assertThat(login(secretOf("")), is(Map.of("user", "loader", "password", "p@ss:%&")));
    assertThat(asked, is("secretsmanager.GetSecretValue {\"SecretId\":\"" + ARN + "\"}"));
    // Its own region, not the bucket's.
    assertThat(signed, containsString("/eu-west-3/secretsmanager/aws4_request"));
  }

  @Test
  public void userThatIsGivenIsStrongerThanTheSecrets() throws Exception {
    secret = "{\"username\":\"admin\",\"password\":\"first\"}";

    assertThat(login(secretOf("loader")), is(Map.of("user", "loader", "password", "first")));
  }

  @Test
  public void secretThatIsNoJsonIsThePassword() throws Exception {
    secret = "first";

    assertThat(login(secretOf("loader")), is(Map.of("user", "loader", "password", "first")));
  }

  @Test
  public void secretIsAskedForAnewForEachConnection() throws Exception {
    PasswordSource source = secretOf("");
    secret = "{\"username\":\"loader\",\"password\":\"first\"}";
    assertThat(login(source).get("password"), is("first"));

    secret = "{\"username\":\"loader\",\"password\":\"second\"}";

    assertThat(login(source).get("password"), is("second"));
  }

  @Test
  public void secretThatIsNotThereIsNoAnswerOfTheServer() {
    SQLException failure = assertThrows(SQLException.class, () -> login(secretOf("loader")));

    assertThat(failure.getMessage(), startsWith("--jdbcPasswordFrom: the secret cannot be read: "));
    assertThat(failure, is(instanceOf(PasswordSource.MissingException.class)));
  }

  @Test
  public void tokenOfIamIsForHostPortAndUserAndGoodForAQuarterOfAnHour() throws Exception {
    String token = token();

    assertThat(
        token,
        matchesPattern(
            "db\\.example\\.com:5433/\\?(?=.*DBUser=loader(&|$))(?=.*Action=connect(&|$))"
                + "(?=.*X-Amz-Algorithm=AWS4-HMAC-SHA256(&|$))(?=.*X-Amz-Expires=900(&|$))"
                + "(?=.*X-Amz-Credential=FIRST%2F\\d{8}%2Feu-west-1%2Frds-db%2Faws4_request(&|$))"
                + "(?=.*X-Amz-Date=\\d{8}T\\d{6}Z(&|$))(?=.*X-Amz-Signature=[0-9a-f]{64}(&|$)).*"));
    assertThat(token, not(containsString("http")));
  }

  @Test
  public void tokenOfIamIsMadeAnewForEachConnection() throws Exception {
    assertThat(token(), containsString("X-Amz-Credential=FIRST%2F"));

    System.setProperty("aws.accessKeyId", "SECOND");

    assertThat(token(), containsString("X-Amz-Credential=SECOND%2F"));
  }

  private static String token() throws SQLException {
    PasswordSource iam = new PasswordSource("iam", "loader", "eu-west-1", null);
    return Objects.requireNonNull(login(iam).get("password"));
  }

  private static Map<String, String> login(PasswordSource source) throws SQLException {
    Properties settings = new Properties();
    source.addTo(settings, URL);
    return Map.of(
        "user", settings.getProperty("user"), "password", settings.getProperty("password"));
  }
}
