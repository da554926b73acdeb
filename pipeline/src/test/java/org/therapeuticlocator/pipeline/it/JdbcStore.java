package org.therapeuticlocator.pipeline.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.Main;

/** A table on a database server. */
record JdbcStore(DatabaseTable table, Workspace workspace) implements Store {
  /** A store on the server of this JVM. */
  static Store.Kind of(Database.Kind kind) {
    return (workspace, folder) ->
        new JdbcStore(DatabaseTable.make(Database.shared(kind), workspace.table()), workspace);
  }

  private List<String> all(List<String> options) {
    List<String> all = new ArrayList<>(workspace.arguments());
    all.add("--destination=" + table.database().url());
    all.add("--jdbcUser=" + table.database().kind().user());
    all.addAll(options);
    return all;
  }

  @Override
  public Loader.Result run(Loader loader, List<String> options) {
    table.speedUp();
    return loader.run(all(options));
  }

  @Override
  public LoaderProcess startSlowly(Loader loader, Path folder, List<String> options)
      throws IOException {
    table.speedUp();
    table.slowDown();
    List<String> all = all(options);
    all.add("--connections=1");
    return loader.start(folder, all, List.of(), Main.class);
  }

  @Override
  public List<String> items() {
    return table.lines();
  }

  @Override
  public boolean hasMoreThan(int items) {
    return table.count() > items;
  }

  @Override
  public void put(String id, String name) {
    table
        .database()
        .execute(
            "DELETE FROM " + table.name() + " WHERE id = '" + id + "'",
            "INSERT INTO %s (id, provider_name, state_code) VALUES ('%s', '%s', '')"
                .formatted(table.name(), id, name.replace("'", "''")));
  }

  @Override
  public void makeAgain() {
    table.makeAgain();
  }

  @Override
  public void refuseLongNotes(boolean refused) {
    table
        .database()
        .execute(
            "ALTER TABLE "
                + table.name()
                + (refused
                    ? " ADD CONSTRAINT short_notes CHECK (char_length(provider_note) <= 2048)"
                    : " DROP CONSTRAINT short_notes"));
  }

  @Override
  public @Nullable String refusedColumn() {
    return null;
  }
}
