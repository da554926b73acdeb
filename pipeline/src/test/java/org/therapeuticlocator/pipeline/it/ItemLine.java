package org.therapeuticlocator.pipeline.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the table as the snapshot line that it must be, by code other than the program's. */
public final class ItemLine {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private ItemLine() {}

  /** The line of {@code item}. */
  public static String of(Map<String, AttributeValue> item) {
    Map<String, Object> line = new TreeMap<>();
    item.forEach((name, value) -> line.put(name, plain(value)));
    return json(line);
  }

  /** The line of values by their names: text, numbers and lists of text, sorted. */
  static String json(Map<String, Object> line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Object plain(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s();
      case N -> new BigDecimal(value.n()).stripTrailingZeros();
      case SS -> value.ss().stream().sorted().toList();
      default -> throw new AssertionError("no attribute of ours is of type " + value.type());
    };
  }
}
