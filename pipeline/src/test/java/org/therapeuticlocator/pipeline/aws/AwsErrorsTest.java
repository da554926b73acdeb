package org.therapeuticlocator.pipeline.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
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
          "the bucket is in another region ("
              + code
              + "), and cannot be called from here. Use one in this region, or load a local copy:"
              + " --awsRegion would move the table as well.");
    }
  }

  @Test
  public void regionThatS3AnsweredIsNamed() {
    SdkHttpResponse response =
        SdkHttpResponse.builder()
            .statusCode(301)
            .putHeader("x-amz-bucket-region", "us-west-2")
            .build();
    assertThat(
        AwsErrors.of(
            S3Exception.builder()
                .statusCode(301)
                .awsErrorDetails(AwsErrorDetails.builder().sdkHttpResponse(response).build())
                .build()),
        startsWith("the bucket is in another region, us-west-2"));
  }

  @Test
  public void archivedObjectIsToBeRestored() {
    says(
        "InvalidObjectState",
        403,
        "the object is archived (InvalidObjectState). Restore it, then try again.");
  }

  @Test
  public void whoMayNotDoWhatIsSaidAsAwsSaysIt() {
    String said =
        "User: arn:aws:sts::123456789012:assumed-role/loader/nightly is not authorized to perform:"
            + " dynamodb:Scan on resource: arn:aws:dynamodb:us-east-1:123456789012:table/providers"
            + " because no identity-based policy allows the dynamodb:Scan action";
    assertThat(
        denied(said),
        is(
            "these credentials may not do that (AccessDeniedException): "
                + said
                + ". The README lists the rights needed."));
  }

  @Test
  public void secretsInWhatAwsSaysAreNot() {
    String token = "IQoJb3JpZ2luX2VjEAAaCXVzLWVhc3QtMSJHMEUCIQDexample+/abcd";
    assertThat(
        denied("AKIAIOSFODNN7EXAMPLE is not authorized to perform: x with " + token + "\nmore"),
        is(
            "these credentials may not do that (AccessDeniedException): … is not authorized to"
                + " perform: x with …. The README lists the rights needed."));
    assertThat(
        denied("Access Denied"),
        is(
            "these credentials may not do that (AccessDeniedException). The README lists the rights"
                + " needed."));
  }

  private static String denied(String said) {
    return AwsErrors.of(
        DynamoDbException.builder()
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("AccessDeniedException")
                    .errorMessage(said)
                    .build())
            .build());
  }

  @Test
  public void whatTheProfileLacksIsSaid() {
    missing(
        "[profile dev]\nrole_arn=arn:aws:iam::123456789012:role/x\nsource_profile=gone\n",
        " (The source profile of 'dev' was configured to be 'gone', but that source profile has no"
            + " credentials configured)");
    missing(
        "[profile dev]\nregion=us-east-1\n",
        " (Profile file contained no credentials for profile 'dev')");
    missing(
        "[profile dev]\naws_access_key_id=AKIAIOSFODNN7EXAMPLE\n",
        " (Profile property 'aws_secret_access_key' was not configured for 'dev')");
  }

  private static void missing(String config, String why) {
    ProfileFile profiles =
        ProfileFile.builder()
            .content(new ByteArrayInputStream(config.getBytes(UTF_8)))
            .type(ProfileFile.Type.CONFIGURATION)
            .build();
    AwsCredentialsProviderChain chain =
        AwsCredentialsProviderChain.of(
            WebIdentityTokenFileCredentialsProvider.create(),
            ProfileCredentialsProvider.builder().profileName("dev").profileFile(profiles).build(),
            ContainerCredentialsProvider.builder().build());
    assertThat(
        AwsErrors.of(assertThrows(SdkClientException.class, chain::resolveCredentials)),
        is(
            "no AWS credentials were found"
                + why
                + ". Log in (aws configure, aws sso login), or set AWS_ACCESS_KEY_ID and"
                + " AWS_SECRET_ACCESS_KEY; for LocalStack any value will do."));
  }

  @Test
  public void otherFailuresOfTheClientAreToldAsTheyAre() {
    assertThat(
        AwsErrors.of(
            SdkClientException.create("Data read has a different checksum than expected.")),
        is("the AWS client failed: Data read has a different checksum than expected."));
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
        is(
            "the bucket is in another region, and cannot be called from here. Use one in this"
                + " region, or load a local copy: --awsRegion would move the table as well."));
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
