package org.therapeuticlocator.pipeline.s3;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.io.FileSystem;
import org.apache.beam.sdk.io.FileSystems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the threads end that Beam's S3 file system would keep for ever. On a Flink worker every job
 * has classes of its own, 25 MB of metaspace, which stay for as long as one of its threads lives: a
 * TaskManager with the recommended 512 MB died of the 18th job.
 */
final class S3FileSystemThreads {
  private static final Logger LOG = LoggerFactory.getLogger(S3FileSystemThreads.class);
  private static final int SECONDS = 5;

  private S3FileSystemThreads() {}

  /** Threads of the registered S3 file system end when they have had nothing to do for seconds. */
  static void letEnd() {
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
