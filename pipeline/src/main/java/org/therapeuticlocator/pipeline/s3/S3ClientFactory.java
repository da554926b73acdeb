package org.therapeuticlocator.pipeline.s3;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.aws2.options.S3ClientBuilderFactory;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;
import org.therapeuticlocator.pipeline.aws.CallPolicy;
import org.therapeuticlocator.pipeline.aws.WrappedBuilder;
import org.therapeuticlocator.pipeline.time.Scheduler;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Makes the clients of Beam's S3 file system on the workers. */
public final class S3ClientFactory implements S3ClientBuilderFactory {
  private static final Logger LOG = LoggerFactory.getLogger(S3ClientFactory.class);
  private static final int SECONDS = 5;

  // The buffer is there for every open writer; a part of 8 MiB allows objects of 78 GiB.
  private static final int UPLOAD_BUFFER_BYTES = 8 << 20;

  /** Beam creates it by name. */
  public S3ClientFactory() {}

  /** Lets Beam's S3 file system, and that of the workers, take its clients from here. */
  public static void useIn(S3Options options) {
    options.setS3ClientFactoryClass(S3ClientFactory.class);
    options.setS3UploadBufferSizeBytes(UPLOAD_BUFFER_BYTES);
  }

  @Override
  public S3ClientBuilder createBuilder(S3Options options) {
    return WrappedBuilder.of(
        S3ClientBuilder.class,
        AwsConnection.of(options.as(AwsConnectionOptions.class)).s3Client(CallPolicy.WORKER),
        client -> {
          letThreadsEnd();
          return resuming(new ShortUploads((S3Client) client, UPLOAD_BUFFER_BYTES));
        });
  }

  private static S3Client resuming(S3Client client) {
    return new DelegatingS3Client(client) {
      @Override
      public ResponseInputStream<GetObjectResponse> getObject(GetObjectRequest request) {
        return ResumingInputStream.open(client, request, Scheduler.SYSTEM);
      }
    };
  }

  /**
   * Lets the threads end that Beam's S3 file system would keep for ever, seconds after they had
   * something to do. On a Flink worker every job has classes of its own, 25 MB of metaspace, which
   * stay for as long as one of its threads lives: a TaskManager with the recommended 512 MB died of
   * the 18th job.
   */
  private static void letThreadsEnd() {
    try {
      ThreadPoolExecutor threads = threads(fileSystem());
      threads.setKeepAliveTime(SECONDS, TimeUnit.SECONDS);
      threads.allowCoreThreadTimeOut(true);
    } catch (ReflectiveOperationException e) {
      LOG.warn("The threads of Beam's S3 file system stay", e);
    }
  }

  /** Beam has no setting for it, and gives nobody its file systems. */
  static FileSystem<?> fileSystem() throws ReflectiveOperationException {
    Method registered = FileSystems.class.getDeclaredMethod("getFileSystemInternal", String.class);
    registered.setAccessible(true);
    return (FileSystem<?>) registered.invoke(null, "s3");
  }

  static ThreadPoolExecutor threads(FileSystem<?> s3) throws ReflectiveOperationException {
    return (ThreadPoolExecutor) field(field(s3, "executorService"), "delegate");
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
