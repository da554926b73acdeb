package org.therapeuticlocator.pipeline.destination.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.therapeuticlocator.pipeline.destination.Destination;
import org.therapeuticlocator.pipeline.destination.Target;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.run.TableLocation;
import org.therapeuticlocator.transforms.ChangeCost;
import org.therapeuticlocator.transforms.Deal;
import org.therapeuticlocator.transforms.Detail;

/**
 * A destination whose items are files in a folder: {@code items/<id>} holds a snapshot line, or
 * anything else if somebody else made it. Nothing is metered. Items with the text in {@code
 * refused.txt} are refused, and with a {@code hanging.txt} writing does not end.
 */
public final class FolderDestination implements Destination, Target {
  public static final String KIND = "folder";
  static final String ITEMS = "items";
  static final String REFUSED = "refused.txt";
  static final String HANGING = "hanging.txt";
  private static final String IDENTITY = "identity.txt";

  private final Path folder;

  private FolderDestination(Path folder) {
    this.folder = folder;
  }

  public static FolderDestination in(Path folder) {
    return new FolderDestination(folder);
  }

  @Override
  public TableLocation location() {
    return new TableLocation(
        KIND, String.valueOf(folder.getFileName()), String.valueOf(folder.getParent()));
  }

  @Override
  public String describe() {
    return "Folder    " + folder;
  }

  @Override
  public Optional<Target> inspect(List<String> problems) {
    if (!Files.exists(folder.resolve(IDENTITY))) {
      problems.add("Folder " + folder + ": there is none. Make it, or name another with --table.");
      return Optional.empty();
    }
    return Optional.of(this);
  }

  @Override
  public SerializableFunction<LoadOptions, List<String>> inspectOnWorker() {
    return options -> List.of();
  }

  @Override
  public void makeMissing() {
    if (!Files.exists(folder.resolve(IDENTITY))) {
      makeAgain();
    }
  }

  /** Another one in its place, empty. */
  public void makeAgain() {
    try {
      Path items = Files.createDirectories(folder.resolve(ITEMS));
      for (String id : ids()) {
        Files.delete(items.resolve(id));
      }
      Files.writeString(folder.resolve(IDENTITY), UUID.randomUUID().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does not take items with this text; takes all where it is empty. */
  public void refuse(String text) {
    leave(REFUSED, text);
  }

  /** Lets a load write some items and then hang, or not any more. */
  public void hang(boolean hanging) {
    leave(HANGING, hanging ? "hang" : "");
  }

  private void leave(String name, String text) {
    try {
      if (text.isEmpty()) {
        Files.deleteIfExists(folder.resolve(name));
      } else {
        Files.writeString(folder.resolve(name), text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts an item past the program. */
  public void put(String id, String content) {
    leave(ITEMS + '/' + id, content);
  }

  /** What all items hold, in the order of their ids. */
  public List<String> contents() {
    return ids().stream().map(id -> ReadFolder.content(folder.toString(), id)).toList();
  }

  /** The ids of all items. */
  public List<String> ids() {
    return ReadFolder.ids(folder.toString());
  }

  @Override
  public ChangeCost cost() {
    return snapshotLine -> 0;
  }

  @Override
  public String costInWords(StageRecord plan) {
    return "";
  }

  @Override
  public String address() {
    return folder.toString();
  }

  @Override
  public String identity() {
    try {
      return Files.readString(folder.resolve(IDENTITY));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public PTransform<PBegin, PCollectionTuple> read(long snapshotBytes, Detail detail, Deal deal) {
    return new ReadFolder(folder.toString(), detail);
  }

  @Override
  public PTransform<PCollection<String>, PDone> write(String refusedFolder, Deal deal) {
    return new WriteFolder(folder.toString(), refusedFolder, deal);
  }
}
