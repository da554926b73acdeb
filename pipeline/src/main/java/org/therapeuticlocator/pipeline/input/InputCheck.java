package org.therapeuticlocator.pipeline.input;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.codec.digest.DigestUtils;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.S3Address;
import org.therapeuticlocator.transforms.ProgressCounters;

/** Whether the input is still what the manifest says. */
public final class InputCheck {
  private static final int THREADS = 16;

  private InputCheck() {}

  /** A sentence for every object that is not any more what the manifest says. */
  public static List<String> changedObjects(Manifest manifest, Bucket s3) {
    // Each answer is a wait for the network.
    ForkJoinPool threads = new ForkJoinPool(THREADS);
    try {
      return threads
          .submit(
              () ->
                  manifest.input().parallelStream()
                      .flatMap(file -> change(file, s3).stream())
                      .toList())
          .join();
    } finally {
      threads.shutdown();
    }
  }

  private static Optional<String> change(InputEntry file, Bucket s3) {
    S3Address address =
        S3Address.parse(file.uri())
            .orElseThrow(() -> new IllegalStateException("not an S3 address: " + file.uri()));
    Optional<Bucket.Entry> now = s3.other(address.bucket()).head(address.key());
    if (now.isEmpty()) {
      return Optional.of(file.uri() + " is gone.");
    }
    if (now.get().etag().equals(file.etag()) && now.get().size() == file.size()) {
      return Optional.empty();
    }
    return Optional.of(
        "%s has changed: it was %d bytes with ETag %s, now it is %d bytes with ETag %s."
            .formatted(file.uri(), file.size(), file.etag(), now.get().size(), now.get().etag()));
  }

  /**
   * A sentence for every local file that is there and not any more what was uploaded. One that
   * cannot be read, or not be named in this locale, does not matter: the run has its copy.
   */
  public static List<String> changedLocalFiles(Manifest manifest) {
    List<String> changes = new ArrayList<>();
    for (InputEntry file : manifest.input()) {
      if (file.sha256() != null
          && sha256(file.source()).filter(now -> !now.equals(file.sha256())).isPresent()) {
        changes.add(file.source() + " has changed since the run uploaded it.");
      }
    }
    return changes;
  }

  private static Optional<String> sha256(String name) {
    try {
      Path file = Path.of(name);
      return Files.isRegularFile(file)
          ? Optional.of(copy(file, OutputStream.nullOutputStream()))
          : Optional.empty();
    } catch (InvalidPathException | IOException e) {
      return Optional.empty();
    }
  }

  /** Copies a local file; answers the SHA-256 of what was copied, in hexadecimal. */
  public static String copy(Path file, OutputStream out) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), DigestUtils.getSha256Digest())) {
      byte[] buffer = new byte[64 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        ProgressCounters.add(ProgressCounters.UPLOADED, n);
      }
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
  }
}
