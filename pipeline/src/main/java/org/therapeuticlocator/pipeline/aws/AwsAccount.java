package org.therapeuticlocator.pipeline.aws;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The AWS account that the credentials are of. STS alone knows it, which a network may not reach
 * although it reaches S3 and DynamoDB.
 *
 * @param id twelve digits; null where STS does not say
 * @param unknown why it does not; empty where it does
 */
public record AwsAccount(@Nullable String id, String unknown) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Asks STS, for five seconds at most. */
  public static AwsAccount of(AwsConnection aws) {
    // Credentials and names are looked up outside of the SDK's own time limit.
    CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> ask(aws));
    try {
      return new AwsAccount(asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), "");
    } catch (TimeoutException e) {
      return new AwsAccount(null, "no answer in " + PATIENCE.toSeconds() + " s");
    } catch (ExecutionException e) {
      return new AwsAccount(
          null,
          e.getCause() instanceof SdkException failure
              ? AwsErrors.summary(failure)
              : AwsErrors.why(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new AwsAccount(null, "interrupted");
    }
  }

  private static String ask(AwsConnection aws) {
    try (StsClient sts =
        AwsClientDefaults.of(StsClient.builder(), aws.region(), aws.sts(), aws.local())
            .overrideConfiguration(
                AwsClientDefaults.retrying(1).toBuilder().apiCallTimeout(PATIENCE).build())
            .build()) {
      return sts.getCallerIdentity().account();
    }
  }
}
