package org.therapeuticlocator.pipeline.s3;

import org.therapeuticlocator.pipeline.time.Scheduler;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A client for Beam's S3 file system whose downloads go on where a connection broke. */
final class ResumingS3Client extends DelegatingS3Client {
  private final S3Client client;
  private final Scheduler scheduler;

  ResumingS3Client(S3Client client, Scheduler scheduler) {
    super(client);
    this.client = client;
    this.scheduler = scheduler;
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
    ResponseInputStream<GetObjectResponse> first = client.getObject(request);
    ResumingInputStream download = new ResumingInputStream(client, request, first, scheduler);
    return new ResponseInputStream<>(
        first.response(), AbortableInputStream.create(download, download::abort));
  }
}
