package org.therapeuticlocator.pipeline.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket and a table.
 *
 * @param name of both
 */
record Workspace(String name) {
  String bucket() {
    return name;
  }

  String table() {
    return name;
  }

  /** The arguments that make the program work here, whatever was loaded here before. */
  List<String> arguments() {
    List<String> all = new ArrayList<>(places());
    all.add("--audit=off");
    return all;
  }

  /** The arguments that say where this is, and no more. */
  List<String> places() {
    return List.of(
        "--s3Endpoint=" + LocalAwsRule.s3Endpoint(),
        "--dynamodbEndpoint=" + LocalAwsRule.dynamodbEndpoint(),
        "--bucket=" + bucket(),
        "--table=" + table());
  }

  /** What a run has written. */
  StoredRun run(String runId) {
    return new StoredRun(this, runId);
  }

  String uri(String key) {
    return "s3://" + bucket() + '/' + key;
  }

  void put(String key, byte[] content) {
    LocalAwsRule.s3()
        .putObject(request -> request.bucket(bucket()).key(key), RequestBody.fromBytes(content));
  }

  void put(String key, String text) {
    put(key, text.getBytes(UTF_8));
  }

  byte[] get(String key) {
    return LocalAwsRule.s3()
        .getObjectAsBytes(request -> request.bucket(bucket()).key(key))
        .asByteArray();
  }

  void delete(String key) {
    LocalAwsRule.s3().deleteObject(request -> request.bucket(bucket()).key(key));
  }

  /** Keys below {@code prefix}, sorted. */
  List<String> keys(String prefix) {
    return objects(prefix).stream().map(S3Object::key).toList();
  }

  private List<S3Object> objects(String prefix) {
    return LocalAwsRule.s3()
        .listObjectsV2Paginator(request -> request.bucket(bucket()).prefix(prefix))
        .contents()
        .stream()
        .toList();
  }

  /** Puts an item whose attributes are all strings: name, value, name, value. */
  void putItem(String... attributes) {
    Map<String, AttributeValue> item = new TreeMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      item.put(attributes[i], AttributeValue.fromS(attributes[i + 1]));
    }
    LocalAwsRule.dynamodb().putItem(request -> request.tableName(table()).item(item));
  }

  boolean hasItems() {
    return hasMoreThan(0);
  }

  boolean hasMoreThan(int items) {
    return LocalAwsRule.dynamodb()
            .scan(request -> request.tableName(table()).limit(items + 1).consistentRead(true))
            .count()
        > items;
  }

  /** The table's items as snapshot lines, sorted. */
  List<String> items() {
    return LocalAwsRule.dynamodb()
        .scanPaginator(request -> request.tableName(table()).consistentRead(true))
        .items()
        .stream()
        .map(ItemLine::of)
        .sorted()
        .toList();
  }

  /** Every object with its ETag, and every item: equal as long as nothing was written. */
  List<String> everything() {
    List<String> all = new ArrayList<>();
    objects("").forEach(object -> all.add(object.key() + ' ' + object.eTag()));
    all.addAll(items());
    return all;
  }
}
