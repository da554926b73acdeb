package org.therapeuticlocator.pipeline.aws;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the services of a connection answer; the account is asked once, and only if it is AWS. */
public final class AwsLocations {
  private final AwsConnection aws;
  private final Consumer<String> warnings;
  private @Nullable AwsAccount account;

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
  public AwsLocation s3() {
    return of(aws.s3());
  }

  /** DynamoDB's. */
  public AwsLocation dynamodb() {
    return of(aws.dynamodb());
  }

  private AwsLocation of(@Nullable Endpoint endpoint) {
    return endpoint == null
        ? new AwsLocation("account " + account() + ", region " + aws.region(), null)
        : new AwsLocation(endpoint.uri().toString(), endpoint.source());
  }

  private String account() {
    if (account == null) {
      account = AwsAccount.of(aws);
      if (account.id() == null) {
        warnings.accept("AWS account unknown (STS does not answer: " + account.unknown() + ").");
      }
    }
    return account.id() == null ? "unknown" : account.id();
  }
}
