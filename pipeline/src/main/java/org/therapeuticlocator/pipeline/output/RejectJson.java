package org.therapeuticlocator.pipeline.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Column;
import org.therapeuticlocator.row.FlaggedValue;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.transforms.FlaggedRow;
import org.therapeuticlocator.transforms.RawRow;
import org.therapeuticlocator.transforms.Reject;

/** What is wrong with a row, as a JSON line. */
final class RejectJson {
  private RejectJson() {}

  /** {@code {"reason","column","value","file","lineNumber","line"}}, null for what is not known. */
  static String of(Reject reject, String source) {
    return of(
        "reason", reject.reason().name(), reject.column(), reject.value(), source, reject.row());
  }

  /** The same with {@code flag} for the reason. */
  static String of(FlaggedRow flagged, FlaggedValue blame, String source) {
    return of("flag", flagged.issue().name(), blame.column(), blame.value(), source, flagged.row());
  }

  private static String of(
      String kind,
      String name,
      @Nullable Column column,
      @Nullable String value,
      String source,
      RawRow row) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = Json.MAPPER.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField(kind, name);
      json.writeStringField("column", column == null ? null : column.columnName());
      json.writeStringField("value", value);
      json.writeStringField("file", source);
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
