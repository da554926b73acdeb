package org.therapeuticlocator.pipeline.destination.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.BundleCounts;
import org.therapeuticlocator.transforms.Detail;
import org.therapeuticlocator.transforms.StoredItem;

/** Reads a folder's items when the pipeline runs. */
final class ReadFolder extends PTransform<PBegin, PCollectionTuple> {
  private final String folder;
  private final Detail detail;

  ReadFolder(String folder, Detail detail) {
    this.folder = folder;
    this.detail = detail;
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    Detail wanted = detail;
    return PCollectionTuple.of(
            Target.ITEMS,
            begin
                .apply("Folder", Create.of(folder))
                .apply(
                    "Items",
                    FlatMapElements.into(TypeDescriptor.of(StoredItem.class))
                        .via(read -> items(read, wanted)))
                .setCoder(StoredItem.CODER))
        .and(BundleCounts.TAG, begin.apply("NoCounts", Create.empty(BundleCounts.CODER)));
  }

  private static List<StoredItem> items(String folder, Detail detail) {
    return ids(folder).stream().map(id -> item(folder, id, detail)).toList();
  }

  static List<String> ids(String folder) {
    try (Stream<Path> files = Files.list(Path.of(folder, FolderDestination.ITEMS))) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String content(String folder, String id) {
    try {
      return Files.readString(Path.of(folder, FolderDestination.ITEMS, id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StoredItem item(String folder, String id, Detail detail) {
    String content = content(folder, id);
    try {
      return StoredItem.of(SnapshotLine.parse(content), 0, detail);
    } catch (IllegalArgumentException e) {
      return StoredItem.unlikeAny(id, content, 0, false);
    }
  }
}
