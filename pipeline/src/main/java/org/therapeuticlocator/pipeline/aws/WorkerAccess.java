package org.therapeuticlocator.pipeline.aws;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.LoadOptions;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Whether bucket and table can be called from here with a worker's network and credentials. */
public final class WorkerAccess {
  private WorkerAccess() {}

  /** Calls each once; a sentence or two for each that does not answer as it should. */
  public static List<String> problems(LoadOptions options) {
    List<String> ofS3 = new ArrayList<>();
    try (S3Client s3 = WorkerClients.impatientS3(options)) {
      TargetBucket.check(s3, options.getBucket(), ofS3);
    }
    List<String> ofDynamoDb = new ArrayList<>();
    try (DynamoDbClient dynamodb = WorkerClients.impatientDynamoDb(options)) {
      TargetTable.find(dynamodb, options.getTable(), ofDynamoDb);
    }
    List<String> problems = new ArrayList<>();
    ofS3.forEach(problem -> problems.add(problem + hint(options.getS3Endpoint())));
    ofDynamoDb.forEach(problem -> problems.add(problem + hint(options.getDynamodbEndpoint())));
    return problems;
  }

  private static String hint(@Nullable String endpoint) {
    if (endpoint == null) {
      return "";
    }
    String host = URI.create(endpoint).getHost();
    return " They call it at "
        + endpoint
        + (host.equals("localhost") || host.startsWith("127.")
            ? ", which is each worker's own machine."
            : ".");
  }
}
