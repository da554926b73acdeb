package org.therapeuticlocator.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.Endpoint;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.s3.Bucket;

/**
 * Whether bucket and destination can be called with a worker's network and credentials: a sentence
 * for each problem.
 */
record WorkerConnectivity(SerializableFunction<LoadOptions, List<String>> destination)
    implements SerializableFunction<LoadOptions, List<String>> {
  @Override
  public List<String> apply(LoadOptions options) {
    List<String> ofBucket = new ArrayList<>();
    AwsConnection aws = AwsConnection.of(options);
    try (Bucket bucket = Bucket.callingOnce(aws, options.getBucket())) {
      bucket.check(ofBucket);
    }
    String where = Endpoint.asWorkersCallIt(aws.s3());
    List<String> problems = new ArrayList<>();
    ofBucket.forEach(problem -> problems.add(problem + where));
    problems.addAll(destination.apply(options));
    return problems;
  }
}
