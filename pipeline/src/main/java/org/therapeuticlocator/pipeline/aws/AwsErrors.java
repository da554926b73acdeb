package org.therapeuticlocator.pipeline.aws;

import java.net.UnknownHostException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS answered, as a sentence for the user: what it means and what to do. */
public final class AwsErrors {
  private AwsErrors() {}

  /** One sentence or two, without request ids, items or secrets. */
  public static String of(SdkException failure) {
    return failure instanceof AwsServiceException answer ? ofAnswer(answer) : ofClient(failure);
  }

  private static String ofAnswer(AwsServiceException answer) {
    String code =
        answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
            ? "status " + answer.statusCode()
            : answer.awsErrorDetails().errorCode();
    return switch (code) {
      case "NoSuchBucket" -> "there is no such bucket. Create it, or name another.";
      case "ResourceNotFoundException" -> "there is no such table. Create it, or name another.";
      case "ExpiredToken", "ExpiredTokenException" ->
          "the AWS credentials have expired (" + code + "). Renew them, then try again.";
      case "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "IncompleteSignature" ->
          "AWS does not accept the credentials ("
              + code
              + "). Check the profile or AWS_* variables.";
      case "AccessDenied", "AccessDeniedException", "AllAccessDisabled" ->
          "these credentials may not do that (" + code + "). The README lists the rights needed.";
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          "the bucket is in another region (" + code + "). Name its region with --awsRegion.";
      default ->
          answer.statusCode() == 403
              ? "these credentials may not do that ("
                  + code
                  + "). The README lists the rights needed."
              : answer.statusCode() == 301
                  ? "the bucket is in another region. Name its region with --awsRegion."
                  : "the service answered " + code + '.';
    };
  }

  private static String ofClient(SdkException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("Unable to load credentials")) {
      return "no AWS credentials were found. Log in (aws configure, aws sso login), or set"
          + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; for LocalStack any value will do.";
    }
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return "the service cannot be reached ("
        + why(root)
        + "). Check the endpoint, the region and the network.";
  }

  private static String why(Throwable root) {
    String message = root.getMessage() == null ? "" : firstLine(root.getMessage());
    if (root instanceof UnknownHostException) {
      return message.isEmpty() ? "unknown host" : "unknown host " + message;
    }
    return message.isEmpty() ? "no reason is known" : message;
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
