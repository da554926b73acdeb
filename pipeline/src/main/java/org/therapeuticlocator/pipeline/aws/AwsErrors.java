package org.therapeuticlocator.pipeline.aws;

import java.io.IOException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.exception.ExceptionUtils;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS answered, as a sentence for the user: what it means and what to do. */
public final class AwsErrors {
  private static final String BUCKET_REGION = "x-amz-bucket-region";
  private static final Pattern SECRET =
      Pattern.compile("\\b(AKIA|ASIA)[A-Z0-9]{8,}|[A-Za-z0-9+/=]{40,}");
  private static final Pattern OF_THE_PROFILE =
      Pattern.compile(
          "(?s).*\\) : \\[.*?ProfileCredentialsProvider\\(.*?\\)+: (.*?)"
              + "(: ProfileFile\\(.*)?, ContainerCredentialsProvider\\(.*");
  private static final Pattern NO_PROFILE = Pattern.compile(".*contained no .*'default'.*");

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
          "AWS does not accept the credentials (%s). Check the profile or AWS_* variables."
              .formatted(code);
      case "AccessDenied", "AccessDeniedException", "AllAccessDisabled" -> denied(answer, code);
      case "InvalidObjectState" ->
          "the object is archived (" + code + "). Restore it, then try again.";
      case "PermanentRedirect",
          "AuthorizationHeaderMalformed",
          "IllegalLocationConstraintException" ->
          otherRegion(answer, " (" + code + ')');
      default ->
          answer.statusCode() == 403
              ? denied(answer, code)
              : answer.statusCode() == 301
                  ? otherRegion(answer, "")
                  : "the service answered " + code + '.';
    };
  }

  /** AWS itself says best who may not do what; its other messages may hold what was sent. */
  private static String denied(AwsServiceException answer, String code) {
    AwsErrorDetails details = answer.awsErrorDetails();
    String said = details == null || details.errorMessage() == null ? "" : details.errorMessage();
    return String.format(
        "these credentials may not do that (%s)%s. The README lists the rights needed.",
        code, said.contains("not authorized to perform") ? ": " + harmless(said) : "");
  }

  private static String otherRegion(AwsServiceException answer, String code) {
    AwsErrorDetails details = answer.awsErrorDetails();
    String region =
        details == null || details.sdkHttpResponse() == null
            ? ""
            : details.sdkHttpResponse().firstMatchingHeader(BUCKET_REGION).orElse("");
    return String.format(
        "the bucket is in another region%s%s, and cannot be called from here. Use one in this"
            + " region, or load a local copy: --awsRegion would move the table as well.",
        region.isEmpty() ? "" : ", " + region, code);
  }

  private static String ofClient(SdkException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("Unable to load credentials")) {
      return "no AWS credentials were found"
          + ofTheProfile(message)
          + ". Log in (aws configure, aws sso login), or set"
          + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; for LocalStack any value will do.";
    }
    return isOfNetwork(failure)
        ? "the service cannot be reached (%s). Check the endpoint, the region and the network."
            .formatted(why(failure))
        : "the AWS client failed: " + why(failure) + '.';
  }

  /** Whether a call failed because its connection did. */
  public static boolean isOfNetwork(SdkException failure) {
    return ExceptionUtils.indexOfType(failure, IOException.class) >= 0;
  }

  private static String ofTheProfile(String message) {
    Matcher profile = OF_THE_PROFILE.matcher(message);
    return profile.matches() && !NO_PROFILE.matcher(profile.group(1)).matches()
        ? " (" + harmless(profile.group(1)) + ')'
        : "";
  }

  /** What the innermost cause says, on one line without a full stop. */
  static String why(Throwable failure) {
    Throwable root = ExceptionUtils.getRootCause(failure);
    String message = harmless(String.valueOf(root.getMessage()));
    boolean silent = root.getMessage() == null || message.isEmpty();
    if (root instanceof UnknownHostException) {
      return silent ? "unknown host" : "unknown host " + message;
    }
    return silent ? "no reason is known" : message;
  }

  private static String harmless(String message) {
    return SECRET
        .matcher(message.lines().findFirst().orElse(""))
        .replaceAll("…")
        .replaceAll("\\p{Cntrl}", "?")
        .strip()
        .replaceFirst("[.]$", "");
  }
}
