package org.therapeuticlocator.pipeline.s3;

import org.apache.beam.sdk.io.aws2.options.S3ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.therapeuticlocator.pipeline.aws.AwsClientDefaults;
import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;
import org.therapeuticlocator.pipeline.aws.WrappedBuilder;
import org.therapeuticlocator.pipeline.time.Scheduler;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the clients of Beam's S3 file system on the workers. */
public final class S3ClientFactory implements S3ClientBuilderFactory {
  /** Beam creates it by name. */
  public S3ClientFactory() {}

  @Override
  public S3ClientBuilder createBuilder(S3Options options) {
    return WrappedBuilder.of(
        S3ClientBuilder.class,
        AwsClientDefaults.s3OnWorkers(options.as(AwsConnectionOptions.class)),
        client -> {
          S3FileSystemThreads.letEnd();
          return new ResumingS3Client((S3Client) client, Scheduler.SYSTEM);
        });
  }

  /** A client that calls once and waits for seconds only. */
  public static S3Client callingOnce(AwsConnectionOptions options) {
    return AwsClientDefaults.s3CallingOnce(options).build();
  }
}
