package org.therapeuticlocator.pipeline.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

public class AwsErrorsTest {
  @Test
  public void whatIsNotThereIsNamed() {
    says("NoSuchBucket", 404, "there is no such bucket. Create it, or name another.");
    says("ResourceNotFoundException", 400, "there is no such table. Create it, or name another.");
  }

  @Test
  public void expiredCredentialsAreToBeRenewed() {
    for (String code : new String[] {"ExpiredToken", "ExpiredTokenException"}) {
      says(
          code,
          400,
          "the AWS credentials have expired (" + code + "). Renew them, then try again.");
    }
  }

  @Test
  public void wrongCredentialsAreToBeChecked() {
    for (String code :
        new String[] {
          "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "IncompleteSignature"
        }) {
      says(
          code,
          403,
          "AWS does not accept the credentials ("
              + code
              + "). Check the profile or AWS_* variables.");
    }
  }

  @Test
  public void missingRightsAreInTheReadme() {
    Map<String, Integer> answers =
        Map.of(
            "AccessDenied",
            403,
            "AccessDeniedException",
            400,
            "AllAccessDisabled",
            403,
            "SomethingElse",
            403);
    answers.forEach(
        (code, status) ->
            says(
                code,
                status,
                "these credentials may not do that ("
                    + code
                    + "). The README lists the rights needed."));
  }

  @Test
  public void bucketOfAnotherRegionIsToBeNamedWithItsRegion() {
    for (String code :
        new String[] {
          "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException"
        }) {
      says(
          code,
          301,
          "the bucket is in another region (" + code + "). Name its region with --awsRegion.");
    }
  }

  @Test
  public void anyOtherCodeIsRepeated() {
    says("ValidationException", 400, "the service answered ValidationException.");
  }

  @Test
  public void answersWithoutACodeAreToldByTheirStatus() {
    // What a HEAD answers has no body, and so no code.
    assertThat(
        AwsErrors.of(S3Exception.builder().statusCode(500).build()),
        is("the service answered status 500."));
    assertThat(
        AwsErrors.of(S3Exception.builder().statusCode(301).build()),
        is("the bucket is in another region. Name its region with --awsRegion."));
    assertThat(
        AwsErrors.of(S3Exception.builder().statusCode(403).build()),
        is("these credentials may not do that (status 403). The README lists the rights needed."));
  }

  @Test
  public void messagesOfTheServiceAreNotRepeated() {
    AwsServiceException failure =
        S3Exception.builder()
            .message("secret item (Request ID: 4711)")
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("ValidationException")
                    .errorMessage("secret item")
                    .build())
            .build();
    assertThat(AwsErrors.of(failure), is("the service answered ValidationException."));
  }

  @Test
  public void missingCredentialsAreToBeSet() {
    assertThat(
        AwsErrors.of(
            SdkClientException.create(
                "Unable to load credentials from any of the providers in the chain …")),
        is(
            "no AWS credentials were found. Log in (aws configure, aws sso login), or set"
                + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; for LocalStack any value will"
                + " do."));
  }

  @Test
  public void unreachableServiceIsToldByTheInnermostCause() {
    assertThat(
        AwsErrors.of(
            SdkClientException.create(
                "Unable to execute HTTP request",
                new IllegalStateException(new ConnectException("Connection refused\nat …")))),
        is(
            "the service cannot be reached (Connection refused)."
                + " Check the endpoint, the region and the network."));
    assertThat(
        AwsErrors.of(SdkClientException.create("m", new UnknownHostException())),
        is(
            "the service cannot be reached (unknown host)."
                + " Check the endpoint, the region and the network."));
  }

  private static void says(String code, int status, String sentence) {
    assertThat(
        AwsErrors.of(
            S3Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build()),
        is(sentence));
  }
}
