package org.therapeuticlocator.pipeline.aws;

import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.options.Default;
import org.jspecify.annotations.Nullable;

/** Where AWS is, as the workers need it too; Beam's own options know one endpoint for all. */
public interface AwsConnectionOptions extends S3Options {
  @Default.String("false")
  String getLocal();

  void setLocal(String value);

  @Nullable String getS3Endpoint();

  void setS3Endpoint(@Nullable String value);

  @Nullable String getDynamodbEndpoint();

  void setDynamodbEndpoint(@Nullable String value);
}
