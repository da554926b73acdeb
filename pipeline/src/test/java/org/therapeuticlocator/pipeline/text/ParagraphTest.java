package org.therapeuticlocator.pipeline.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import org.junit.Test;

public class ParagraphTest {
  @Test
  public void linesBreakAtSpacesAndKeepTheIndent() {
    assertThat(
        Paragraph.lines("one two three four", "  ", 11),
        contains("  one two", "  three", "  four"));
    assertThat(Paragraph.lines("one two", "", 7), contains("one two"));
  }

  @Test
  public void wordThatIsTooLongHasALineOfItsOwn() {
    assertThat(
        Paragraph.lines("see s3://bucket/runs/a-long-name/ for it", "", 10),
        contains("see", "s3://bucket/runs/a-long-name/", "for it"));
    assertThat(Paragraph.lines("s3://bucket/runs/", "", 10), contains("s3://bucket/runs/"));
  }

  @Test
  public void spacesWithinALineStay() {
    assertThat(Paragraph.lines("Run       x", "", 80), contains("Run       x"));
  }
}
