package org.therapeuticlocator.pipeline.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * A run that an earlier version left behind, see {@code src/test/resources/earlier/README.md}.
 *
 * @param version the commit that made it
 * @param name its folder there
 */
record EarlierRun(String version, String name) {
  /** What the run is called. */
  static final String ID = "run";

  private static final String MANIFEST = "manifest.json";

  private Path versionFolder() {
    return Project.folder().resolve("src/test/resources/earlier").resolve(version);
  }

  private Path folder() {
    return versionFolder().resolve(name);
  }

  /** Puts the run, its input and the table's items, as if the run had always been there. */
  void putInto(Workspace workspace) {
    workspace.put("in/rows.csv", bytes(versionFolder().resolve("rows.csv")));
    Path run = folder().resolve("run");
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        workspace.put("runs/" + ID + '/' + run.relativize(file), bytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    table().forEach(line -> putItem(line, workspace));
    workspace.put("runs/" + ID + '/' + MANIFEST, manifest(run, workspace).toPrettyString());
  }

  /** The table's items as snapshot lines, sorted. */
  List<String> table() {
    return text(folder().resolve("table.jsonl")).lines().sorted().toList();
  }

  /** The report as that version wrote it. */
  JsonNode report() {
    return StoredRun.parse(text(folder().resolve("run/report.json")));
  }

  /** Bucket and table have other names here, and what the services made up is otherwise. */
  private JsonNode manifest(Path run, Workspace workspace) {
    JsonNode manifest =
        StoredRun.parse(
            text(run.resolve(MANIFEST))
                .replace("bucket-of-" + version, workspace.bucket())
                .replace("table-of-" + version, workspace.table()));
    for (JsonNode file : manifest.get("input")) {
      String key = file.get("uri").asText().substring(workspace.uri("").length());
      ((ObjectNode) file).put("etag", etag(key, workspace));
    }
    for (JsonNode stage : manifest.get("stages")) {
      for (JsonNode file : stage.get("files")) {
        String key = "runs/" + ID + '/' + file.get("name").asText();
        ((ObjectNode) file).put("etag", etag(key, workspace));
      }
    }
    if (manifest.at("/stages/plan/facts") instanceof ObjectNode facts && facts.has("tableId")) {
      facts.put("tableId", tableId(workspace));
    }
    return manifest;
  }

  private static String etag(String key, Workspace workspace) {
    return LocalAwsRule.s3()
        .headObject(request -> request.bucket(workspace.bucket()).key(key))
        .eTag();
  }

  private static String tableId(Workspace workspace) {
    TableDescription table =
        LocalAwsRule.dynamodb()
            .describeTable(request -> request.tableName(workspace.table()))
            .table();
    return table.tableId() == null ? table.creationDateTime().toString() : table.tableId();
  }

  private static void putItem(String line, Workspace workspace) {
    Map<String, AttributeValue> item = new TreeMap<>();
    for (Map.Entry<String, JsonNode> attribute : StoredRun.parse(line).properties()) {
      item.put(attribute.getKey(), value(attribute.getValue()));
    }
    LocalAwsRule.dynamodb().putItem(request -> request.tableName(workspace.table()).item(item));
  }

  private static AttributeValue value(JsonNode value) {
    if (value.isArray()) {
      List<String> texts = new ArrayList<>();
      value.forEach(text -> texts.add(text.asText()));
      return AttributeValue.fromSs(texts);
    }
    return value.isNumber()
        ? AttributeValue.fromN(value.asText())
        : AttributeValue.fromS(value.asText());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
