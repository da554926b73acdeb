package org.therapeuticlocator.pipeline.output;

import java.util.Locale;
import org.apache.beam.sdk.io.FileBasedSink.FilenamePolicy;
import org.apache.beam.sdk.io.FileBasedSink.OutputFileHints;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.PaneInfo;

/**
 * Names {@code part-NNNNN-of-NNNNN.jsonl.gz} in a folder. Beam's own names have the digits of the
 * worker's default locale.
 */
final class PartNames extends FilenamePolicy {
  private final String folder;

  PartNames(String folder) {
    this.folder = folder;
  }

  @Override
  public ResourceId unwindowedFilename(int part, int parts, OutputFileHints hints) {
    String name = String.format(Locale.ROOT, "part-%05d-of-%05d.jsonl", part, parts);
    return FileSystems.matchNewResource(folder, true)
        .resolve(name + hints.getSuggestedFilenameSuffix(), StandardResolveOptions.RESOLVE_FILE);
  }

  @Override
  public ResourceId windowedFilename(
      int part, int parts, BoundedWindow window, PaneInfo pane, OutputFileHints hints) {
    throw new UnsupportedOperationException("the input is bounded");
  }
}
