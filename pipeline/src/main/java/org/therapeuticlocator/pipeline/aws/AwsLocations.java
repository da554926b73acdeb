package org.therapeuticlocator.pipeline.aws;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/** Where the services of a connection answer; the account is asked once, and only if it is AWS. */
public final class AwsLocations {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String UNKNOWN = "unknown";

  private final AwsConnection aws;
  private final Consumer<String> warnings;
  private @Nullable String account;

  /**
   * Where a service answers.
   *
   * @param at its endpoint, or {@code account 123456789012, region us-east-1}
   * @param source the setting that named the endpoint; null: it is AWS itself
   */
  public record Location(String at, @Nullable String source) {
    /** As it goes on after a name. */
    @Override
    public String toString() {
      return source == null ? " in AWS " + at : " at " + at + " (" + source + ')';
    }
  }

  /** {@code warnings} are told when the account cannot be known. */
  public AwsLocations(AwsConnection aws, Consumer<String> warnings) {
    this.aws = aws;
    this.warnings = warnings;
  }

  /** The connection. */
  public AwsConnection connection() {
    return aws;
  }

  /** S3's. */
  public Location s3() {
    return of(aws.s3());
  }

  /** DynamoDB's. */
  public Location dynamodb() {
    return of(aws.dynamodb());
  }

  /** Who acts: the user of this machine and, on AWS, the account. */
  public String user() {
    return System.getProperty("user.name") + (aws.s3() == null ? ", " + s3().at() : "");
  }

  private Location of(@Nullable Endpoint endpoint) {
    return endpoint == null
        ? new Location("account " + account() + ", region " + aws.region(), null)
        : new Location(endpoint.uri().toString(), endpoint.source());
  }

  /**
   * The account of the credentials, twelve digits. STS alone knows it, which a network may not
   * reach although it reaches S3 and DynamoDB.
   */
  private String account() {
    if (account == null) {
      account = UNKNOWN;
      // Credentials and names are looked up outside of the SDK's own time limit.
      CompletableFuture<String> asked = CompletableFuture.supplyAsync(this::askSts);
      try {
        account = asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        warn("no answer in " + PATIENCE.toSeconds() + " s");
      } catch (ExecutionException e) {
        warn(
            e.getCause() instanceof SdkException failure
                // What happened, without what to do.
                ? AwsErrors.of(failure).replaceFirst("[.]( .*)?$", "")
                : AwsErrors.why(e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        warn("interrupted");
      }
    }
    return account;
  }

  private void warn(String why) {
    warnings.accept("AWS account unknown (STS does not answer: " + why + ").");
  }

  private String askSts() {
    try (StsClient sts =
        aws.stsClient()
            .overrideConfiguration(
                CallPolicy.retrying(1).toBuilder().apiCallTimeout(PATIENCE).build())
            .build()) {
      return requireNonNullElse(sts.getCallerIdentity().account(), UNKNOWN);
    }
  }
}
