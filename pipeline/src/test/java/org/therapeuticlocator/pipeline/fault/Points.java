package org.therapeuticlocator.pipeline.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Where a run is, told by what it writes. */
final class Points {
  private Points() {}

  /**
   * Whether {@code call} writes the manifest in which {@code state} is the last stage's: {@code
   * plan succeeded}; {@code claimed} where none has begun.
   */
  static boolean isManifest(Call call, String state) {
    return call.matches(Lab.writes("manifest.json")) && lastState(call).equals(state);
  }

  /**
   * What {@code call} writes: {@code manifest.json: plan succeeded}, or a file of the run without
   * what differs between two runs; with {@code parts}, each part by its number.
   */
  static String put(Call call, boolean parts) {
    String file = call.uri().replaceFirst(".*/runs/" + Lab.RUN + '/', "").replaceFirst("[?].*", "");
    if (file.equals("manifest.json")) {
      return file + ": " + lastState(call);
    }
    if (file.startsWith("tmp/")) {
      return "tmp/";
    }
    return parts ? file : file.replaceFirst("part-.*", "part");
  }

  private static String lastState(Call call) {
    String text = call.text();
    ObjectNode manifest =
        Call.parse(
            text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1)
                .getBytes(StandardCharsets.UTF_8));
    String last = "claimed";
    for (Map.Entry<String, JsonNode> stage : manifest.get("stages").properties()) {
      last = stage.getKey() + ' ' + stage.getValue().get("state").asText();
    }
    return last;
  }
}
