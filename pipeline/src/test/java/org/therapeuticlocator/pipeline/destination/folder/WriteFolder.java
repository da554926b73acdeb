package org.therapeuticlocator.pipeline.destination.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.therapeuticlocator.pipeline.destination.RefusedItems;
import org.therapeuticlocator.transforms.BatchForWriting;
import org.therapeuticlocator.transforms.Change;
import org.therapeuticlocator.transforms.Deal;
import org.therapeuticlocator.transforms.LineBlock;
import org.therapeuticlocator.transforms.ProgressCounters;

/** Writes and deletes a folder's items, each as a whole. */
final class WriteFolder extends PTransform<PCollection<String>, PDone> {
  // For a JVM that is to be killed.
  private static final int BEFORE_HANGING = 100;
  private static final AtomicInteger TAKEN = new AtomicInteger();
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private final String folder;
  private final String refusedFolder;
  private final Deal deal;

  WriteFolder(String folder, String refusedFolder, Deal deal) {
    this.folder = folder;
    this.deal = deal;
    this.refusedFolder = refusedFolder;
  }

  @Override
  public PDone expand(PCollection<String> changes) {
    changes
        .apply("Spread", BatchForWriting.ofLines(1, deal))
        .apply("Unpack", FlatMapElements.into(TypeDescriptors.strings()).via(LineBlock::lines))
        .apply("Write", ParDo.of(new Fn(folder, new RefusedItems(refusedFolder))));
    return PDone.in(changes.getPipeline());
  }

  private static final class Fn extends DoFn<String, Void> {
    private final String folder;
    private final RefusedItems refused;

    Fn(String folder, RefusedItems refused) {
      this.folder = folder;
      this.refused = refused;
    }

    @ProcessElement
    public void write(@Element String change) throws IOException, InterruptedException {
      if (Files.exists(Path.of(folder, FolderDestination.HANGING))
          && TAKEN.incrementAndGet() > BEFORE_HANGING) {
        NEVER.await();
      }
      String id = Change.id(change);
      Path file = Path.of(folder, FolderDestination.ITEMS, id);
      if (Change.isDelete(change)) {
        Files.deleteIfExists(file);
      } else if (isRefused(change)) {
        refused.add(id, Change.kind(change), "provider_note", "The folder does not take it.");
        return;
      } else {
        Path half = Files.createTempFile(file.getParent(), ".", ".half");
        Files.writeString(half, Change.item(change));
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      }
      ProgressCounters.add(ProgressCounters.WRITTEN, 1);
    }

    private boolean isRefused(String change) throws IOException {
      Path text = Path.of(folder, FolderDestination.REFUSED);
      return Files.exists(text) && change.contains(Files.readString(text));
    }
  }
}
