package org.therapeuticlocator.pipeline.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Column;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.transforms.RawRow;

/** What is wrong with a row, as a JSON line. */
final class RejectJson {
  private RejectJson() {}

  /**
   * {@code {<kind>,"column","value","file","lineNumber","line"}}, null for what is not known.
   *
   * @param kind {@code reason} or {@code flag}
   * @param name which of them
   */
  static String of(
      String kind, String name, @Nullable Column column, @Nullable String value, RawRow row) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = Json.MAPPER.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField(kind, name);
      json.writeStringField("column", column == null ? null : column.columnName());
      json.writeStringField("value", value);
      json.writeStringField("file", row.file());
      json.writeFieldName("lineNumber");
      json.writeObject(row.lineNumber());
      json.writeStringField("line", row.text());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
