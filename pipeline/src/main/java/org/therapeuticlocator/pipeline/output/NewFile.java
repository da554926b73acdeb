package org.therapeuticlocator.pipeline.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import org.apache.beam.sdk.io.FileSystems;

/** A file of the run that is written at once, whatever was there. */
public final class NewFile {
  private NewFile() {}

  /** Opens it by its URI; it is there when it was closed. */
  public static OutputStream open(String uri, String mimeType) throws IOException {
    return Channels.newOutputStream(
        FileSystems.create(FileSystems.matchNewResource(uri, false), mimeType));
  }
}
