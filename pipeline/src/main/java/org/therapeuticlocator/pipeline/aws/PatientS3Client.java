package org.therapeuticlocator.pipeline.aws;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A client for Beam's S3 file system whose downloads go on where a connection broke. */
final class PatientS3Client extends DelegatingS3Client {
  private final S3Client client;
  private final Ticker ticker;

  PatientS3Client(S3Client client, Ticker ticker) {
    super(client);
    this.client = client;
    this.ticker = ticker;
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
    ResponseInputStream<GetObjectResponse> first = client.getObject(request);
    ResumingDownload download = new ResumingDownload(client, request, first, ticker);
    return new ResponseInputStream<>(
        first.response(), AbortableInputStream.create(download, download::abort));
  }
}
