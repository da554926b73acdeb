package org.therapeuticlocator.pipeline.aws;

import java.util.List;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * How S3 is asked to encrypt what the driver writes, by the options that Beam's connector takes for
 * what the workers write.
 *
 * @param algorithm null: as the bucket is set up
 * @param kmsKeyId null: AWS's own key
 */
public record ObjectEncryption(@Nullable String algorithm, @Nullable String kmsKeyId) {
  /** As the bucket is set up. */
  public static final ObjectEncryption OF_THE_BUCKET = new ObjectEncryption(null, null);

  private static final String KMS = "aws:kms";
  private static final List<String> ALGORITHMS = List.of("AES256", KMS);

  /** By {@code --SSEAlgorithm} and {@code --SSEKMSKeyId}. */
  public static ObjectEncryption of(S3Options options) {
    return new ObjectEncryption(options.getSSEAlgorithm(), options.getSSEKMSKeyId());
  }

  /** Whether S3 and Beam know the algorithm. */
  public boolean hasKnownAlgorithm() {
    return algorithm == null || ALGORITHMS.contains(algorithm);
  }

  /** Whether the key, if any, is one for that algorithm. */
  public boolean hasFittingKey() {
    return kmsKeyId == null || (KMS.equals(algorithm) && !kmsKeyId.isBlank());
  }

  public void apply(PutObjectRequest.Builder request) {
    request.serverSideEncryption(algorithm).ssekmsKeyId(kmsKeyId);
  }
}
