package org.therapeuticlocator.localstack;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;

/** DynamoDB Local on 127.0.0.1, its tables in files. */
record EmbeddedDynamoDb(Server server, LocalDynamoDBServerHandler handler)
    implements AutoCloseable {
  private static final int PRIMARY = 0;
  private static final String KEY = "local";
  private static final String REGION = "us-east-1";

  /**
   * Starts it on {@code port}, 0 for any free one, with {@code table} in it.
   *
   * @param table key {@code id}, paid per request; made unless it exists; empty for none
   * @throws Exception when the port is taken
   */
  static EmbeddedDynamoDb start(Path directory, int port, String table) throws Exception {
    unpackNativeLibraryInto(Files.createDirectories(directory.resolve("native")));
    // One file whatever the caller's key and region are: every client sees the same tables.
    boolean sharedDb = true;
    boolean inMemory = false;
    boolean delayTransientStatuses = false;
    LocalDynamoDBRequestHandler requests =
        new LocalDynamoDBRequestHandler(
            PRIMARY, inMemory, directory.toString(), sharedDb, delayTransientStatuses);
    writeUnsynced(requests);
    ensureTable(requests, table);
    LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(requests, null);
    // ServerRunner's own server has no host (it listens on every interface) and sends telemetry.
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(LocalAws.HOST);
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(new ContextHandler(handler));
    server.start();
    return new EmbeddedDynamoDb(server, handler);
  }

  /**
   * Opens the file of {@code requests} and has it written to without waiting for the disk after
   * every item, which is several times quicker. A killed process loses nothing, a machine that
   * loses power may.
   *
   * @throws ReflectiveOperationException when DynamoDB Local is not the version that this knows
   */
  private static void writeUnsynced(LocalDynamoDBRequestHandler requests) throws Exception {
    // The file is opened with the first request.
    requests.listTables(KEY, REGION, ListTablesRequest.builder().build());
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

  private static void ensureTable(LocalDynamoDBRequestHandler requests, String table) {
    ListTablesRequest all = ListTablesRequest.builder().build();
    if (table.isEmpty() || requests.listTables(KEY, REGION, all).tableNames().contains(table)) {
      return;
    }
    AttributeDefinition id =
        AttributeDefinition.builder().attributeName("id").attributeType("S").build();
    KeySchemaElement key =
        KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build();
    requests.createTable(
        KEY,
        REGION,
        CreateTableRequest.builder()
            .tableName(table)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(id)
            .keySchema(key)
            .build());
  }

  /** Where it answers. */
  URI endpoint() {
    return LocalAws.endpoint(((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }

  /** Stops answering, then closes the files. */
  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("DynamoDB Local's web server did not stop", e);
    } finally {
      handler.close();
    }
  }

  /** The copy is deleted when the JVM ends; what a killed one left behind goes here. */
  private static void unpackNativeLibraryInto(Path directory) throws IOException {
    try (var left = Files.newDirectoryStream(directory)) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
    System.setProperty("org.sqlite.tmpdir", directory.toString());
  }
}
