package org.therapeuticlocator.pipeline.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.beam.sdk.util.MimeTypes;
import org.therapeuticlocator.pipeline.input.FoundInput;
import org.therapeuticlocator.pipeline.input.InputCheck;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.output.NewFile;
import org.therapeuticlocator.pipeline.run.InputEntry;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.row.Header;

/** Puts local input into the bucket, and into the manifest what the later stages read. */
public final class ExtractStage {
  private ExtractStage() {}

  /** Records {@code input}, whose headers were found usable. */
  public static void run(StageContext context, FoundInput input) {
    Run run = context.run();
    run.begin(Stage.EXTRACT);
    run.folder().clear(RunFolder.RAW);
    List<InputEntry> entries = new ArrayList<>();
    context.pipelines().run(Stage.EXTRACT, () -> record(input, run.folder(), entries));
    run.foundInput(entries, input.headers().stream().map(Header::names).toList());
    run.end(
        Stage.EXTRACT,
        Map.of("files", (long) entries.size()),
        run.folder().files(RunFolder.RAW),
        Map.of());
  }

  private static void record(FoundInput input, RunFolder folder, List<InputEntry> entries) {
    Set<String> names = new HashSet<>();
    input
        .files()
        .forEach(
            (file, header) -> {
              int index = input.headers().indexOf(header);
              StoredFile in = file.file();
              String etag = Objects.requireNonNullElse(file.etag(), "");
              entries.add(
                  file.local() == null
                      ? new InputEntry(file.source(), in.uri(), in.size(), etag, null, index)
                      : upload(file, file.local(), index, folder, names));
            });
  }

  private static InputEntry upload(
      FoundInput.File file, Path local, int header, RunFolder folder, Set<String> names) {
    // Beam takes an address with a line break in it for a local path.
    String plain = String.valueOf(local.getFileName()).replaceAll("\\R|\\p{Cntrl}", "_");
    String name = plain;
    // Files of one name may come from several folders.
    for (int n = 2; !names.add(name); n++) {
      name = n + "-" + plain;
    }
    String uri = folder.uri(RunFolder.RAW + name);
    String sha256;
    try (OutputStream out = NewFile.open(uri, MimeTypes.BINARY)) {
      sha256 = InputCheck.copy(local, out);
    } catch (IOException e) {
      throw new UncheckedIOException("copying " + local + " to " + uri, e);
    }
    Bucket.Entry stored = folder.bucket().head(folder.key(RunFolder.RAW + name)).orElseThrow();
    return new InputEntry(file.source(), uri, stored.size(), stored.etag(), sha256, header);
  }
}
