package org.therapeuticlocator.pipeline.destination;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.output.NewFile;
import org.therapeuticlocator.row.Json;

/**
 * Where workers leave what a destination refused: {@code <id>.json} for each item, so that a bundle
 * that is tried again counts it once.
 *
 * @param folder its URI, with {@code /} at the end
 */
public record RefusedItems(String folder) implements Serializable {
  /**
   * Leaves an item.
   *
   * @param change what was to be done, as in a change line
   * @param column the attribute that was refused; null where it is not known
   * @param reason for people, without the item's values
   */
  public void add(String id, String change, @Nullable String column, String reason) {
    ObjectNode refused =
        Json.MAPPER
            .createObjectNode()
            .put("id", id)
            .put("change", change)
            .put("column", column)
            .put("reason", reason);
    String uri = folder + id + ".json";
    try (OutputStream out = NewFile.open(uri, "application/json")) {
      out.write(Json.MAPPER.writeValueAsBytes(refused));
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + uri, e);
    }
  }
}
