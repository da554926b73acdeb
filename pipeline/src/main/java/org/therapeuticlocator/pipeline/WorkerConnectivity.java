package org.therapeuticlocator.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.therapeuticlocator.pipeline.aws.Endpoint;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.S3ClientFactory;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Whether bucket and destination can be called with a worker's network and credentials: a sentence
 * for each problem.
 */
record WorkerConnectivity(SerializableFunction<LoadOptions, List<String>> destination)
    implements SerializableFunction<LoadOptions, List<String>> {
  @Override
  public List<String> apply(LoadOptions options) {
    List<String> ofBucket = new ArrayList<>();
    try (S3Client s3 = S3ClientFactory.callingOnce(options)) {
      new Bucket(s3, options.getBucket()).check(ofBucket);
    }
    String where = Endpoint.asWorkersCallIt(options.getS3Endpoint());
    List<String> problems = new ArrayList<>();
    ofBucket.forEach(problem -> problems.add(problem + where));
    problems.addAll(destination.apply(options));
    return problems;
  }
}
