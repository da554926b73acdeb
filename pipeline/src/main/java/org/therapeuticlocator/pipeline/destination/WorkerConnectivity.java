package org.therapeuticlocator.pipeline.destination;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.destination.dynamodb.DynamoDbClientFactory;
import org.therapeuticlocator.pipeline.destination.dynamodb.TargetTable;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.S3ClientFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Whether bucket and table can be called from here with a worker's network and credentials. */
public final class WorkerConnectivity {
  private WorkerConnectivity() {}

  /** Calls each once; a sentence or two for each that does not answer as it should. */
  public static List<String> problems(LoadOptions options) {
    List<String> ofS3 = new ArrayList<>();
    try (S3Client s3 = S3ClientFactory.callingOnce(options)) {
      new Bucket(s3, options.getBucket()).check(ofS3);
    }
    List<String> ofDynamoDb = new ArrayList<>();
    try (DynamoDbClient dynamodb = DynamoDbClientFactory.callingOnce(options)) {
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
