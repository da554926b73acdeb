package org.therapeuticlocator.pipeline.outcome;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

public class FailureMessagesTest {
  @Test
  public void sentenceOfOursIsFoundHoweverDeep() {
    assertThat(
        sentence(new RunFailedException("The table took no write.", new IOException("x"))),
        is("The table took no write."));
  }

  @Test
  public void answerOfAwsIsPutInASentence() {
    assertThat(
        sentence(
            DynamoDbException.builder()
                .message("User: arn:… is not authorized")
                .statusCode(400)
                .awsErrorDetails(
                    AwsErrorDetails.builder().errorCode("AccessDeniedException").build())
                .build()),
        is(
            "these credentials may not do that (AccessDeniedException). The README lists the rights"
                + " needed."));
  }

  @Test
  public void unreachableServiceIsPutInASentence() {
    assertThat(
        sentence(SdkClientException.create("x", new ConnectException("Connection refused"))),
        is(
            "the service cannot be reached (Connection refused). Check the"
                + " endpoint, the region and the network."));
  }

  @Test
  public void anythingElseIsToldByTheInnermostCause() {
    assertThat(
        sentence(new IllegalArgumentException("no such header", new IOException("disk full"))),
        is("disk full"));
    assertThat(FailureMessages.sentence(new IllegalStateException("x")), is("x"));
  }

  @Test
  public void classNamesAreNotSaid() {
    assertThat(
        FailureMessages.sentence(new IllegalStateException()),
        is("an error of which no more is known than the log says."));
    assertThat(
        FailureMessages.sentence(new RuntimeException(new OutOfMemoryError("Java heap space"))),
        is(
            "the memory was not enough. Give more, as LOCATOR_JAVA_OPTS=-Xmx4g, or load with"
                + " Flink, by run-flink.sh or locator-flink."));
  }

  /** As a runner throws it. */
  private static String sentence(Throwable cause) {
    return FailureMessages.sentence(
        new IllegalStateException("Pipeline failed", new RuntimeException(cause)));
  }
}
