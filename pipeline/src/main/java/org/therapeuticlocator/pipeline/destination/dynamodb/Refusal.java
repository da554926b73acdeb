package org.therapeuticlocator.pipeline.destination.dynamodb;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Attribute;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Why DynamoDB refuses an item.
 *
 * @param column the attribute that it names; null if it names none
 * @param reason its own sentence, without values
 */
record Refusal(@Nullable String column, String reason) {
  private static final Set<String> CODES =
      Set.of("ValidationException", "ItemCollectionSizeLimitExceededException");
  // What is said of the table's own key: then the table is another one than was planned for.
  private static final Pattern OF_THE_TABLE =
      Pattern.compile("does not match the schema|Type mismatch for key|Missing the key");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|\\{[^}]*\\}");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");
  private static final int SHORTEST_VALUE = 3;

  /** Whether an answer is about items of the batch, so that the others may be taken. */
  static boolean isOfItems(SdkException failure) {
    return failure instanceof AwsServiceException answer
        && answer.awsErrorDetails() != null
        && CODES.contains(String.valueOf(answer.awsErrorDetails().errorCode()))
        && !OF_THE_TABLE.matcher(sentence(answer)).find();
  }

  /** What is said of the only item of a batch. */
  static Refusal of(SdkException failure, Map<String, AttributeValue> item) {
    String sentence =
        failure instanceof AwsServiceException answer
            ? sentence(answer)
            : String.valueOf(failure.getMessage());
    return new Refusal(column(sentence), withoutValues(sentence, item));
  }

  private static String sentence(AwsServiceException answer) {
    String message = answer.awsErrorDetails().errorMessage();
    return message == null ? String.valueOf(answer.awsErrorDetails().errorCode()) : message;
  }

  private static @Nullable String column(String sentence) {
    Matcher words = WORD.matcher(sentence);
    while (words.find()) {
      if (Attribute.named(words.group()) != null) {
        return words.group();
      }
    }
    return null;
  }

  private static String withoutValues(String sentence, Map<String, AttributeValue> item) {
    String told = QUOTED.matcher(sentence).replaceAll("…");
    for (AttributeValue value : item.values()) {
      String text = value.s() == null ? value.n() : value.s();
      if (text != null && text.length() >= SHORTEST_VALUE) {
        told = told.replace(text, "…");
      }
    }
    return told;
  }
}
