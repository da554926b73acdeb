package org.therapeuticlocator.localstack;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import java.lang.reflect.Field;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;

/**
 * Lets DynamoDB Local write without waiting for the disk after every item, which is several times
 * quicker. A killed process loses nothing, a machine that loses power may.
 */
final class UnsyncedWrites {
  private UnsyncedWrites() {}

  /**
   * Opens the file of {@code requests} and changes how it is written to.
   *
   * @throws ReflectiveOperationException when DynamoDB Local is not the version that this knows
   */
  static void on(LocalDynamoDBRequestHandler requests) throws Exception {
    // The file is opened with the first request.
    requests.listTables("local", "us-east-1", ListTablesRequest.builder().build());
    // DynamoDB Local has no setting for it, and SQLite keeps none in the file.
    var clients =
        (Map<?, ?>) read(requests, LocalDynamoDBRequestHandler.class, "dbRequestHandlers");
    for (Object client : clients.values()) {
      Object access = read(client, LocalDBClient.class, "dbAccess");
      SQLiteQueue queue = (SQLiteQueue) read(access, SQLiteDBAccess.class, "queue");
      queue.execute(new Pragmas()).get();
    }
  }

  private static Object read(Object from, Class<?> declaredIn, String name)
      throws ReflectiveOperationException {
    Field field = declaredIn.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(from);
  }

  private static final class Pragmas extends SQLiteJob<Boolean> {
    @Override
    protected Boolean job(SQLiteConnection connection) throws SQLiteException {
      connection.exec("PRAGMA synchronous = OFF");
      // Nobody else opens the file, so it need not be locked, nor its journal deleted, every time.
      connection.exec("PRAGMA locking_mode = EXCLUSIVE");
      connection.exec("PRAGMA journal_mode = TRUNCATE");
      return true;
    }
  }
}
