package org.therapeuticlocator.pipeline.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.therapeuticlocator.pipeline.destination.folder.FolderDestination;
import org.therapeuticlocator.pipeline.destination.folder.FolderMain;

/** Files in a local folder. */
record FolderStore(Workspace workspace, Path base, FolderDestination destination) implements Store {
  static FolderStore in(Workspace workspace, Path base) {
    FolderDestination destination = FolderDestination.in(base.resolve(workspace.table()));
    destination.makeMissing();
    return new FolderStore(workspace, base, destination);
  }

  @Override
  public Loader.Result run(Loader loader, List<String> options) {
    destination.hang(false);
    return loader.run(
        all(options),
        (arguments, environment, out, err) ->
            FolderMain.run(base, arguments, environment, out, err));
  }

  @Override
  public LoaderProcess startSlowly(Loader loader, Path folder, List<String> options)
      throws IOException {
    destination.hang(true);
    return loader.start(folder, all(options), List.of(FolderMain.property(base)), FolderMain.class);
  }

  private List<String> all(List<String> options) {
    List<String> all = new ArrayList<>(workspace.arguments());
    all.add("--destination=" + FolderDestination.KIND);
    all.addAll(options);
    return all;
  }

  @Override
  public List<String> items() {
    return destination.contents().stream().sorted().toList();
  }

  @Override
  public boolean hasMoreThan(int items) {
    return destination.ids().size() > items;
  }

  @Override
  public void put(String id, String name) {
    destination.put(id, "{\"id\":\"" + id + "\",\"provider_name\":\"" + name + "\"}");
  }

  @Override
  public void makeAgain() {
    destination.makeAgain();
  }

  @Override
  public void refuseLongNotes(boolean refused) {
    destination.refuse(refused ? "too much ".repeat(200) : "");
  }

  @Override
  public String refusedColumn() {
    return "provider_note";
  }
}
