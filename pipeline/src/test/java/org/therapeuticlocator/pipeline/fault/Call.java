package org.therapeuticlocator.pipeline.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A call to S3 or DynamoDB.
 *
 * @param name DynamoDB's operation, {@code BatchWriteItem}; for S3 {@code PUT bucket/key} and the
 *     query, if any
 * @param uri path and query as sent
 * @param headers names in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Call(
    String method, String name, String uri, Map<String, List<String>> headers, byte[] body) {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String BATCH_WRITE = "BatchWriteItem";

  /** Whether items are written or deleted by it. */
  boolean isBatchWrite() {
    return name.equals(BATCH_WRITE);
  }

  /** Whether {@code pattern} is found in its name. */
  boolean matches(String pattern) {
    return name.matches("(?s).*" + pattern + ".*");
  }

  /** How many items it writes or deletes. */
  int items() {
    return isBatchWrite() ? size(json().path("RequestItems")) : 0;
  }

  /** The ids of the items that it writes, in their order. */
  String ids() {
    return json().findValues(Lab.KEY).toString();
  }

  /** The number of write requests in {@code RequestItems} or {@code UnprocessedItems}. */
  static int size(JsonNode tables) {
    int size = 0;
    for (JsonNode requests : tables) {
      size += requests.size();
    }
    return size;
  }

  /** A body of DynamoDB's. */
  ObjectNode json() {
    return parse(body);
  }

  /** A body of S3's; in what the SDK signs in chunks, some more stands around it. */
  String text() {
    return new String(body, UTF_8);
  }

  Call withJson(JsonNode json) {
    return new Call(method, name, uri, headers, bytes(json));
  }

  static ObjectNode parse(byte[] json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(JsonNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
