package org.therapeuticlocator.pipeline.destination.dynamodb;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.commons.lang3.function.FailableFunction;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Json;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Takes the items of a scan out of its answer, and leaves the rest of it to the SDK, which would
 * make a tree of the whole answer and copy each item twice: five times the work.
 */
final class ScannedItems implements ExecutionInterceptor {
  /** Of a request: where its items go; without it the SDK answers them. */
  static final ExecutionAttribute<List<Map<String, AttributeValue>>> TO =
      new ExecutionAttribute<>("ScannedItems");

  private static final String CHECKSUM = "x-amz-crc32";

  /** The builder, whose clients do so. */
  static DynamoDbClientBuilder takenBy(DynamoDbClientBuilder clients) {
    return clients.overrideConfiguration(
        clients.overrideConfiguration().toBuilder()
            .addExecutionInterceptor(new ScannedItems())
            .build());
  }

  /** The SDK would compare the sum with what is left of the answer. */
  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    SdkHttpResponse response = context.httpResponse();
    return to(context, attributes) == null
        ? response
        : response.toBuilder().removeHeader(CHECKSUM).build();
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    List<Map<String, AttributeValue>> to = to(context, attributes);
    InputStream body = context.responseBody().orElse(null);
    if (to == null || body == null) {
      return context.responseBody();
    }
    try (body) {
      byte[] answer = body.readAllBytes();
      check(answer, context.httpResponse().firstMatchingHeader(CHECKSUM).orElse(null));
      to.clear();
      return Optional.of(new ByteArrayInputStream(take(answer, to)));
    } catch (IOException e) {
      throw SdkClientException.create("A scan's answer cannot be read: " + e.getMessage(), e);
    }
  }

  private static @Nullable List<Map<String, AttributeValue>> to(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return context.httpResponse().isSuccessful() ? attributes.getAttribute(TO) : null;
  }

  private static void check(byte[] answer, @Nullable String checksum) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(answer);
    if (checksum != null && crc.getValue() != Long.parseLong(checksum)) {
      throw new IOException("it is not what was sent, by its checksum");
    }
  }

  /** Adds the answer's items to {@code to}; the answer without them. */
  static byte[] take(byte[] answer, List<Map<String, AttributeValue>> to) throws IOException {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    try (JsonParser in = Json.MAPPER.createParser(answer);
        JsonGenerator out = Json.MAPPER.createGenerator(rest)) {
      in.nextToken();
      out.writeStartObject();
      while (in.nextToken() != JsonToken.END_OBJECT) {
        if ("Items".equals(in.currentName())) {
          in.nextToken();
          while (in.nextToken() != JsonToken.END_ARRAY) {
            to.add(item(in));
          }
        } else {
          out.copyCurrentStructure(in);
        }
      }
      out.writeEndObject();
    }
    return rest.toByteArray();
  }

  /** From the start of an object to its end. */
  private static Map<String, AttributeValue> item(JsonParser in) throws IOException {
    Map<String, AttributeValue> item = new HashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      item.put(name, value(in));
    }
    return item;
  }

  /** {@code {"S":"text"}}, from its start to its end. */
  private static AttributeValue value(JsonParser in) throws IOException {
    in.nextToken();
    String type = in.currentName();
    in.nextToken();
    AttributeValue value =
        switch (type) {
          case "S" -> AttributeValue.fromS(in.getText());
          case "N" -> AttributeValue.fromN(in.getText());
          case "B" -> AttributeValue.fromB(bytes(in));
          case "SS" -> AttributeValue.fromSs(all(in, JsonParser::getText));
          case "NS" -> AttributeValue.fromNs(all(in, JsonParser::getText));
          case "BS" -> AttributeValue.fromBs(all(in, ScannedItems::bytes));
          case "BOOL" -> AttributeValue.fromBool(in.getBooleanValue());
          case "NULL" -> AttributeValue.fromNul(in.getBooleanValue());
          case "L" -> AttributeValue.fromL(all(in, ScannedItems::value));
          case "M" -> AttributeValue.fromM(item(in));
          default -> {
            in.skipChildren();
            yield AttributeValue.builder().build();
          }
        };
    in.nextToken();
    return value;
  }

  private static SdkBytes bytes(JsonParser in) throws IOException {
    return SdkBytes.fromByteArrayUnsafe(in.getBinaryValue());
  }

  private static <T> List<T> all(
      JsonParser in, FailableFunction<JsonParser, T, IOException> element) throws IOException {
    List<T> all = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      all.add(element.apply(in));
    }
    return all;
  }
}
