package org.therapeuticlocator.pipeline.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A destination as a test sees it that knows none, with the program that loads into it. */
interface Store {
  /** Kinds of stores. */
  @FunctionalInterface
  interface Kind {
    /** An empty store; the runs go to the bucket of {@code workspace}. */
    Store in(Workspace workspace, Path folder);
  }

  /** The program in this JVM. */
  Loader.Result run(Loader loader, List<String> options);

  /** The program in a JVM of its own, so slow that it can be killed while it loads. */
  LoaderProcess startSlowly(Loader loader, Path folder, List<String> options) throws IOException;

  /** What is in it, sorted: snapshot lines where the program wrote it. */
  List<String> items();

  /** Whether it has more than so many items, asked while it is being written. */
  boolean hasMoreThan(int items);

  /** Puts an item, past the program, that has no more than a name. */
  void put(String id, String name);

  /** Another one in its place, empty. */
  void makeAgain();

  /** Brings it to refuse items whose note is longer than 2,048 characters, or to take them. */
  void refuseLongNotes(boolean refused);

  /** The column that it names then; null if it names none. */
  @Nullable String refusedColumn();
}
