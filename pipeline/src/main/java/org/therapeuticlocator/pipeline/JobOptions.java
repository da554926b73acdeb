package org.therapeuticlocator.pipeline;

import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.s3.S3ClientFactory;

/** Tells a pipeline's options where AWS is, from which the workers make their clients. */
final class JobOptions {
  // The buffer is there for every open writer; a part of 8 MiB allows objects of 78 GiB.
  private static final int UPLOAD_BUFFER_BYTES = 8 << 20;

  private JobOptions() {}

  /** {@code options}, changed. */
  static LoadOptions of(AwsConnection aws, LoadOptions options) {
    options.setAwsRegion(aws.region());
    options.setLocal(String.valueOf(aws.local()));
    options.setEndpoint(null);
    options.setS3Endpoint(aws.s3() == null ? null : aws.s3().uri().toString());
    options.setDynamodbEndpoint(aws.dynamodb() == null ? null : aws.dynamodb().uri().toString());
    options.setS3ClientFactoryClass(S3ClientFactory.class);
    options.setS3UploadBufferSizeBytes(UPLOAD_BUFFER_BYTES);
    return options;
  }
}
