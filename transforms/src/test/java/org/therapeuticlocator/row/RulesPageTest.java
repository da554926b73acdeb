package org.therapeuticlocator.row;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/** docs/cleaning-rules.md says what the enums say. */
public class RulesPageTest {
  private final String page = read();

  @Test
  public void reasonsStandInTheirOrderWithMeaningAndRemedy() {
    int at = 0;
    for (Reason reason : Reason.values()) {
      assertThat(page.substring(at), containsString("| `" + reason + "` | " + reason.meaning()));
      at = page.indexOf("| `" + reason + "` | ");
      assertThat(page, containsString("| `" + reason + "` | " + reason.remedy() + " |"));
    }
  }

  @Test
  public void issuesStandWithMeaning() {
    for (Issue issue : Issue.values()) {
      assertThat(page, containsString("| `" + issue + "` | " + issue.meaning() + " |"));
    }
  }

  @Test
  public void columnsStand() {
    for (Column column : Column.values()) {
      assertThat(page, containsString("\n| " + column.columnName() + " | "));
    }
  }

  @Test
  public void attributesStandWithType() {
    for (Attribute attribute : Attribute.values()) {
      assertThat(
          page,
          containsString(
              "\n| " + attribute.attributeName() + " | " + onThePage(attribute) + " | "));
    }
  }

  /** The page writes types as DynamoDB does. */
  private static String onThePage(Attribute attribute) {
    return switch (attribute.type()) {
      case TEXT -> "S";
      case NUMBER -> "N";
      case FLAGS -> "SS";
    };
  }

  @Test
  public void attributesAndIssuesAreSorted() {
    List<String> attributes =
        Arrays.stream(Attribute.values()).map(Attribute::attributeName).toList();
    List<String> issues = Arrays.stream(Issue.values()).map(Issue::name).toList();

    assertThat(attributes, is(attributes.stream().sorted().toList()));
    assertThat(issues, is(issues.stream().sorted().toList()));
  }

  private static String read() {
    try {
      return Files.readString(
          Path.of(System.getProperty("basedir", ".")).resolve("../docs/cleaning-rules.md"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
