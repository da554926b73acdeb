package org.therapeuticlocator.pipeline.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a service answers.
 *
 * @param headers names in lower case
 * @param sent how many bytes of the body reach the caller before the connection breaks
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Answer(int status, Map<String, List<String>> headers, byte[] body, int sent) {
  private static final String CHECKSUM = "x-amz-crc32";

  Answer(int status, Map<String, List<String>> headers, byte[] body) {
    this(status, headers, body, body.length);
  }

  /** The same, of which no more than {@code bytes} arrive. */
  Answer cutAfter(int bytes) {
    return new Answer(status, headers, body, Math.min(bytes, body.length));
  }

  /** DynamoDB's. */
  static Answer ofJson(int status, JsonNode json) {
    return new Answer(
        status, Map.of("content-type", List.of("application/x-amz-json-1.0")), Call.bytes(json));
  }

  /** As the service of {@code call} says that something is wrong. */
  static Answer error(Call call, int status, String code) {
    if (call.headers().containsKey("x-amz-target")) {
      ObjectNode json = Call.JSON.createObjectNode();
      json.put("__type", "com.amazonaws.dynamodb.v20120810#" + code);
      return ofJson(status, json.put("message", "injected"));
    }
    String xml = "<Error><Code>" + code + "</Code><Message>injected</Message></Error>";
    return new Answer(
        status, Map.of("content-type", List.of("application/xml")), xml.getBytes(UTF_8));
  }

  boolean isSuccess() {
    return status / 100 == 2;
  }

  ObjectNode json() {
    return Call.parse(body);
  }

  Answer withJson(JsonNode json) {
    Map<String, List<String>> rest = new TreeMap<>(headers);
    rest.remove(CHECKSUM);
    return new Answer(status, rest, Call.bytes(json));
  }
}
