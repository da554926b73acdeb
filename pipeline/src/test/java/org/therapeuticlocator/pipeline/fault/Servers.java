package org.therapeuticlocator.pipeline.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.therapeuticlocator.pipeline.it.LocalAwsServer;
import org.therapeuticlocator.pipeline.it.TestLog;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The project's local S3 and DynamoDB, and clients that see them without a proxy between. */
record Servers(URI s3Endpoint, URI dynamodbEndpoint, S3Client s3, DynamoDbClient dynamodb) {
  /** DynamoDB Local takes letters and digits only. */
  static final String ACCESS_KEY = "faulttest";

  /** The only ones of this JVM. */
  static Servers running() {
    return Holder.SERVERS;
  }

  private static final class Holder {
    static final Servers SERVERS = of(LocalAwsServer.running());
  }

  private static Servers of(LocalAwsServer server) {
    try {
      TestLog.toFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Servers(
        server.s3(),
        server.dynamodb(),
        S3Client.builder()
            .endpointOverride(server.s3())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .build(),
        DynamoDbClient.builder()
            .endpointOverride(server.dynamodb())
            .region(Region.US_EAST_1)
            .build());
  }
}
