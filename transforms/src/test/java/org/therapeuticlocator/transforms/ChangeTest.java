package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.therapeuticlocator.transforms.Samples.A;
import static org.therapeuticlocator.transforms.Samples.B;
import static org.therapeuticlocator.transforms.Samples.line;
import static org.therapeuticlocator.transforms.Samples.provider;

import org.junit.Test;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;

public class ChangeTest {
  @Test
  public void insertHasTheItem() {
    assertThat(
        Change.INSERT.put(line(A, "BOSTON")),
        is(
            "{\"id\":\""
                + A
                + "\",\"change\":\"insert\",\"item\":"
                + "{\"city\":\"BOSTON\",\"id\":\""
                + A
                + "\"}}"));
  }

  @Test
  public void updateHasTheItem() {
    assertThat(
        Change.UPDATE.put(line(A, "BOSTON")),
        is(
            "{\"id\":\""
                + A
                + "\",\"change\":\"update\",\"item\":"
                + "{\"city\":\"BOSTON\",\"id\":\""
                + A
                + "\"}}"));
  }

  @Test
  public void deleteHasNoItem() {
    String change = Change.delete(A);
    assertThat(change, is("{\"id\":\"" + A + "\",\"change\":\"delete\"}"));
    assertThat(Change.isDelete(change), is(true));
    assertThat(Change.id(change), is(A));
    assertThat(Change.kind(change), is("delete"));
  }

  @Test
  public void whatIsDoneIsReadFromTheLine() {
    assertThat(Change.kind(Change.INSERT.put(line(A, "BOSTON"))), is("insert"));
    assertThat(Change.kind(Change.UPDATE.put(line(A, "\"change\":\"delete\""))), is("update"));
  }

  @Test
  public void itemComesBackAsItWas() {
    comesBack(line(A, "BOSTON"));
    comesBack(line(A, "\"quoted\" \\ {braces} [brackets], 'é' 😀 \u2028 \n\r\t"));
  }

  @Test
  public void valuesThatLookLikeChangeLinesChangeNothing() {
    for (String text :
        new String[] {
          "\"change\":\"delete\"",
          "\",\"change\":\"delete\"}",
          ",\"item\":",
          "\"delete\"}",
          "\"id\":\"" + B + "\"",
          "\",\"id\":\"" + B,
          "\\",
          "\\\"id\":\"" + B,
          "}",
          "\"item\":{\"id\":\"" + B + "\"}",
        }) {
      // Attributes before and after the id.
      Provider.Builder item = provider(A);
      item.put(Attribute.ADDRESS1, text).put(Attribute.PROVIDER_NOTE, text);
      comesBack(SnapshotLine.format(item.build()));
    }
  }

  private static void comesBack(String item) {
    for (Change change : new Change[] {Change.INSERT, Change.UPDATE}) {
      String line = change.put(item);
      assertThat(line, Change.id(line), is(A));
      assertThat(line, Change.isDelete(line), is(false));
      assertThat(Change.item(line), is(item));
    }
  }
}
