package org.therapeuticlocator.pipeline.destination.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.failure.IoErrors;
import org.therapeuticlocator.row.Json;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClientBuilder;

/**
 * Where the password is, as {@code --jdbcPasswordFrom} says. It is read where a connection is
 * opened, for each anew, so that a rotated one and RDS's tokens of 15 minutes work.
 *
 * @param from {@code env:NAME}, {@code file:PATH}, {@code secret:ARN} or {@code iam}
 * @param user null: the secret's, or the driver's
 * @param region of AWS, for a token
 * @param secrets where Secrets Manager answers; null: AWS itself
 */
record PasswordSource(String from, @Nullable String user, String region, @Nullable URI secrets)
    implements Serializable {
  /** What {@code --jdbcPasswordFrom} may be. */
  static final String FORM = "env:[A-Za-z_][A-Za-z0-9_]*|file:.+|secret:arn:[^:]+:[^ ]+|iam";

  /** The default, which may be absent: a server may ask for none. */
  static final String DEFAULT = "env:JDBC_PASSWORD";

  private static final String INVALID_AUTHORIZATION = "28000";

  /**
   * Adds {@code user} and {@code password} to a driver's settings.
   *
   * @throws SQLException that the password cannot be had, as a sentence
   */
  void addTo(Properties settings, JdbcUrl url) throws SQLException {
    if (user != null) {
      settings.setProperty("user", user);
    }
    String rest = from.substring(from.indexOf(':') + 1);
    if (from.equals("iam")) {
      settings.setProperty("password", token(url, settings.getProperty("user", "")));
    } else if (from.startsWith("env:")) {
      String value = System.getenv(rest);
      if (value == null && !from.equals(DEFAULT)) {
        throw new MissingException("the environment variable " + rest + " is not set");
      }
      settings.setProperty("password", value == null ? "" : value);
    } else if (from.startsWith("file:")) {
      try {
        settings.setProperty("password", Files.readString(Path.of(rest)).strip());
      } catch (IOException e) {
        throw new MissingException("the file " + rest + " cannot be read: " + IoErrors.of(e));
      }
    } else {
      addSecret(rest, settings);
    }
  }

  /**
   * No server was asked, as there is no password. It may be there soon: a secret that is being
   * rotated is away for a moment.
   */
  static final class MissingException extends SQLException {
    private static final long serialVersionUID = 1;

    MissingException(String why) {
      super("--jdbcPasswordFrom: " + why, INVALID_AUTHORIZATION);
    }
  }

  /** A secret is JSON as RDS writes it, {@code {"username":…,"password":…}}, or the password. */
  private void addSecret(String arn, Properties settings) throws SQLException {
    SecretsManagerClientBuilder builder =
        SecretsManagerClient.builder()
            .region(Region.of(Arn.fromString(arn).region().orElse(region)));
    if (secrets != null) {
      builder.endpointOverride(secrets);
    }
    String secret;
    try (SecretsManagerClient client = builder.build()) {
      secret = client.getSecretValue(request -> request.secretId(arn)).secretString();
    } catch (SdkException e) {
      throw new MissingException("the secret cannot be read: " + AwsErrors.of(e));
    }
    JsonNode fields = fields(secret);
    String password = fields.path("password").asText("");
    settings.setProperty("password", password.isEmpty() ? secret : password);
    if (user == null && fields.has("username")) {
      settings.setProperty("user", fields.path("username").asText());
    }
  }

  private static JsonNode fields(String secret) {
    try {
      return Json.MAPPER.readTree(secret);
    } catch (JsonProcessingException e) {
      return Json.MAPPER.createObjectNode();
    }
  }

  private String token(JdbcUrl url, String name) throws SQLException {
    try {
      return RdsUtilities.builder()
          .region(Region.of(region))
          .credentialsProvider(DefaultCredentialsProvider.create())
          .build()
          .generateAuthenticationToken(
              request -> request.hostname(url.host()).port(url.port()).username(name));
    } catch (SdkException e) {
      throw new MissingException("no token can be made: " + AwsErrors.of(e));
    }
  }
}
