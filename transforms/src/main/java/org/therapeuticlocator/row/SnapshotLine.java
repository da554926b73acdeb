package org.therapeuticlocator.row;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A provider as a line of the snapshot: canonical JSON, so equal providers are equal lines. Rule:
 * docs/cleaning-rules.md, "Snapshot line".
 */
public final class SnapshotLine {
  private static final Attribute[] SORTED = Attribute.values();
  private static final String ID_KEY = "\"id\":\"";
  private static final int ID_LENGTH = 64;

  private SnapshotLine() {}

  /** Without a line end. */
  public static String format(Provider provider) {
    StringWriter line = new StringWriter(768);
    try (JsonGenerator json = Json.MAPPER.createGenerator(line)) {
      json.writeStartObject();
      for (Attribute attribute : SORTED) {
        write(provider, attribute, json);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }

  private static void write(Provider provider, Attribute attribute, JsonGenerator json)
      throws IOException {
    if (attribute.type() == Attribute.Type.FLAGS) {
      if (!provider.issues().isEmpty()) {
        json.writeArrayFieldStart(attribute.attributeName());
        for (Issue issue : provider.issues()) {
          json.writeString(issue.name());
        }
        json.writeEndArray();
      }
      return;
    }
    String text = provider.text(attribute);
    if (text == null) {
      return;
    }
    json.writeFieldName(attribute.attributeName());
    if (attribute.type() == Attribute.Type.NUMBER) {
      json.writeNumber(text);
    } else {
      json.writeString(text);
    }
  }

  /**
   * The provider that {@link #format} wrote as this line.
   *
   * @throws IllegalArgumentException for what it does not write
   */
  public static Provider parse(String line) {
    try (JsonParser json = Json.MAPPER.createParser(line)) {
      Provider.Builder provider = Provider.builder();
      require(json.nextToken() == JsonToken.START_OBJECT, line);
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        Attribute attribute = Attribute.named(name);
        if (attribute == null) {
          throw new IllegalArgumentException("Not an attribute: " + name);
        }
        read(json, attribute, provider, line);
      }
      require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null, line);
      return provider.build();
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a snapshot line: " + line, e);
    }
  }

  private static void read(
      JsonParser json, Attribute attribute, Provider.Builder provider, String line)
      throws IOException {
    JsonToken token = json.nextToken();
    if (attribute.type() == Attribute.Type.FLAGS) {
      require(token == JsonToken.START_ARRAY, line);
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        provider.flag(Issue.valueOf(json.getText()));
      }
      require(json.currentToken() == JsonToken.END_ARRAY, line);
    } else {
      boolean number = attribute.type() == Attribute.Type.NUMBER;
      require(number ? token.isNumeric() : token == JsonToken.VALUE_STRING, line);
      provider.put(attribute, json.getText());
    }
  }

  /**
   * The id, without parsing: quotes inside values are escaped, so the key stands nowhere else.
   *
   * @throws IllegalArgumentException for a line without an id
   */
  public static String id(String line) {
    int key = line.indexOf(ID_KEY);
    int start = key + ID_KEY.length();
    require(key >= 0 && start + ID_LENGTH <= line.length(), line);
    return line.substring(start, start + ID_LENGTH);
  }

  private static void require(boolean condition, String line) {
    if (!condition) {
      throw new IllegalArgumentException("Not a snapshot line: " + line);
    }
  }
}
