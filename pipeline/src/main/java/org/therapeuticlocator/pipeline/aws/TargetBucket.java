package org.therapeuticlocator.pipeline.aws;

import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket that runs are kept in. */
public final class TargetBucket {
  private static final int NOT_FOUND = 404;

  private TargetBucket() {}

  /** Calls the bucket; what is wrong with it goes to {@code problems}. */
  public static void check(S3Client s3, String name, List<String> problems) {
    try {
      s3.headBucket(request -> request.bucket(name));
    } catch (SdkException e) {
      problems.add(
          "S3 bucket "
              + name
              + ": "
              + (e instanceof S3Exception answer && answer.statusCode() == NOT_FOUND
                  ? "there is no such bucket. Create it, or name another with --bucket."
                  : FailureText.of(e)));
    }
  }
}
