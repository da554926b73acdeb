package org.therapeuticlocator.pipeline.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines at its spaces; a word that is too long has a line of its own. */
public final class Paragraph {
  private Paragraph() {}

  /**
   * {@code text} in lines of up to {@code width} characters, each beginning with {@code indent}.
   */
  public static List<String> lines(String text, String indent, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (indent.length() + rest.length() > width) {
      int end = rest.lastIndexOf(' ', width - indent.length());
      int space = end > 0 ? end : rest.indexOf(' ');
      if (space < 0) {
        break;
      }
      lines.add(indent + rest.substring(0, space).stripTrailing());
      rest = rest.substring(space).stripLeading();
    }
    lines.add(indent + rest);
    return lines;
  }
}
