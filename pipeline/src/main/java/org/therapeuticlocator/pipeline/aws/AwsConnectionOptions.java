package org.therapeuticlocator.pipeline.aws;

import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Where AWS is, as the workers need it too; Beam's own options know one endpoint for all. */
public interface AwsConnectionOptions extends S3Options {
  @Description("Use the local AWS on 127.0.0.1, starting it if it is not up.")
  @Default.String("false")
  String getLocal();

  void setLocal(String value);

  @Description("Endpoint for S3 only; --endpoint is for both services.")
  @Nullable String getS3Endpoint();

  void setS3Endpoint(@Nullable String value);

  @Description("Endpoint for DynamoDB only; --endpoint is for both services.")
  @Nullable String getDynamodbEndpoint();

  void setDynamodbEndpoint(@Nullable String value);
}
