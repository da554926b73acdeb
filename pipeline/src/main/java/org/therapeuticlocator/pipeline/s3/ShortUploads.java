package org.therapeuticlocator.pipeline.s3;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Writes what fits into one part by one call, where Beam's file system makes three of everything
 * that it writes. Its parts have one size but for the last, so a first one that is shorter is all.
 */
final class ShortUploads extends DelegatingS3Client {
  private final int partBytes;
  // Of those that are open, by the id that their writer knows; S3's own once there is one.
  private final Map<String, CreateMultipartUploadRequest> begun = new ConcurrentHashMap<>();
  private final Map<String, String> inParts = new ConcurrentHashMap<>();

  /** Of a writer whose parts have {@code partBytes}. */
  ShortUploads(S3Client client, int partBytes) {
    super(client);
    this.partBytes = partBytes;
  }

  @Override
  public CreateMultipartUploadResponse createMultipartUpload(CreateMultipartUploadRequest request) {
    String id = UUID.randomUUID().toString();
    begun.put(id, request);
    return CreateMultipartUploadResponse.builder().uploadId(id).build();
  }

  @Override
  public UploadPartResponse uploadPart(UploadPartRequest part, RequestBody body) {
    CreateMultipartUploadRequest upload = begun.remove(part.uploadId());
    if (upload != null && part.contentLength() < partBytes) {
      PutObjectResponse put = put(upload, part.contentMD5(), body);
      return UploadPartResponse.builder().eTag(put.eTag()).build();
    }
    if (upload != null) {
      inParts.put(part.uploadId(), super.createMultipartUpload(upload).uploadId());
    }
    String id = inParts.get(part.uploadId());
    return super.uploadPart(part.toBuilder().uploadId(id).build(), body);
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      CompleteMultipartUploadRequest request) {
    CreateMultipartUploadRequest empty = begun.remove(request.uploadId());
    if (empty != null) {
      put(empty, null, RequestBody.empty());
    }
    String id = inParts.remove(request.uploadId());
    return id == null
        ? CompleteMultipartUploadResponse.builder().build()
        : super.completeMultipartUpload(request.toBuilder().uploadId(id).build());
  }

  private PutObjectResponse put(
      CreateMultipartUploadRequest upload, @Nullable String md5, RequestBody body) {
    return putObject(
        PutObjectRequest.builder()
            .bucket(upload.bucket())
            .key(upload.key())
            .contentType(upload.contentType())
            .contentMD5(md5)
            .storageClass(upload.storageClassAsString())
            .serverSideEncryption(upload.serverSideEncryptionAsString())
            .ssekmsKeyId(upload.ssekmsKeyId())
            .bucketKeyEnabled(upload.bucketKeyEnabled())
            .sseCustomerAlgorithm(upload.sseCustomerAlgorithm())
            .sseCustomerKey(upload.sseCustomerKey())
            .sseCustomerKeyMD5(upload.sseCustomerKeyMD5())
            .build(),
        body);
  }
}
