package org.therapeuticlocator.pipeline.s3;

import org.apache.beam.sdk.io.aws2.options.S3ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;
import org.therapeuticlocator.pipeline.aws.CallPolicy;
import org.therapeuticlocator.pipeline.aws.WrappedBuilder;
import org.therapeuticlocator.pipeline.time.Scheduler;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Makes the clients of Beam's S3 file system on the workers. */
public final class S3ClientFactory implements S3ClientBuilderFactory {
  /** Beam creates it by name. */
  public S3ClientFactory() {}

  @Override
  public S3ClientBuilder createBuilder(S3Options options) {
    return WrappedBuilder.of(
        S3ClientBuilder.class,
        AwsConnection.of(options.as(AwsConnectionOptions.class)).s3Client(CallPolicy.WORKER),
        client -> {
          S3FileSystemThreads.letEnd();
          return resuming((S3Client) client);
        });
  }

  private static S3Client resuming(S3Client client) {
    return new DelegatingS3Client(client) {
      @Override
      public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
        return ResumingInputStream.open(client, request, Scheduler.SYSTEM);
      }
    };
  }
}
