package org.therapeuticlocator.pipeline.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A DynamoDB table. */
record DynamoDbStore(Workspace workspace) implements Store {
  // A value that is a key of an index has 2,048 bytes at most.
  private static final String INDEX = "by-note";

  static DynamoDbStore in(Workspace workspace, Path folder) {
    return new DynamoDbStore(workspace);
  }

  @Override
  public Loader.Result run(Loader loader, List<String> options) {
    return loader.run(workspace, options.toArray(new String[0]));
  }

  @Override
  public LoaderProcess startSlowly(Loader loader, Path folder, List<String> options)
      throws IOException {
    List<String> all = new ArrayList<>(options);
    // One call of 25 items a second.
    all.add("--writeCapacity=25");
    return loader.start(folder, workspace, all.toArray(new String[0]));
  }

  @Override
  public List<String> items() {
    return workspace.items();
  }

  @Override
  public boolean hasMoreThan(int items) {
    return workspace.hasMoreThan(items);
  }

  @Override
  public void put(String id, String name) {
    workspace.putItem("id", id, "provider_name", name);
  }

  @Override
  public void makeAgain() {
    LocalAwsRule.dynamodb().deleteTable(request -> request.tableName(workspace.table()));
    LocalAwsRule.createTable(workspace.table(), ScalarAttributeType.S, false);
  }

  @Override
  public void refuseLongNotes(boolean refused) {
    if (refused) {
      LocalAwsRule.addIndex(workspace.table(), INDEX, "provider_note", ScalarAttributeType.S);
    } else {
      LocalAwsRule.dynamodb()
          .updateTable(
              request ->
                  request
                      .tableName(workspace.table())
                      .globalSecondaryIndexUpdates(
                          GlobalSecondaryIndexUpdate.builder()
                              .delete(index -> index.indexName(INDEX))
                              .build()));
    }
  }

  @Override
  public @Nullable String refusedColumn() {
    return null;
  }
}
