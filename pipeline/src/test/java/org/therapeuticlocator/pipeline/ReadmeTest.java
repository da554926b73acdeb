package org.therapeuticlocator.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.Test;
import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;
import org.therapeuticlocator.pipeline.options.HelpText;
import org.therapeuticlocator.pipeline.options.Launch;
import org.therapeuticlocator.pipeline.options.Option;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;

/** The README names what the program has: options with defaults, attributes, reasons, flags. */
public class ReadmeTest {
  private static final Pattern OPTION_ROW =
      Pattern.compile("^\\| `--([A-Za-z0-9]+)` \\|", Pattern.MULTILINE);
  private static final Pattern OPTION_IN_HELP =
      Pattern.compile("^  --([A-Za-z0-9]+)(?:  .*)?$", Pattern.MULTILINE);

  private static final String HELP = HelpText.text(Launch.byScript(new Properties()));

  private final String readme = read("README.md");

  @Test
  public void optionsAreThoseOfTheHelp() {
    assertThat(names(OPTION_ROW, readme), is(names(OPTION_IN_HELP, HELP)));
  }

  @Test
  public void everyOptionThatUsersSetStands() {
    Set<String> documented = names(OPTION_ROW, readme);

    for (Option option : Option.values()) {
      assertThat(option.typed(), documented.contains(option.typed()), is(true));
    }
    for (Method getter : AwsConnectionOptions.class.getDeclaredMethods()) {
      if (getter.getName().startsWith("get")) {
        assertThat(getter.getName(), documented.contains(option(getter)), is(true));
      }
    }
  }

  @Test
  public void defaultsStandBesideTheirOptions() {
    for (Option option : Option.values()) {
      if (option.byDefault() != null) {
        String name = "--" + option.typed();
        String byDefault = option.byDefault();
        assertThat(readme, containsString("| `" + name + "` | `" + byDefault + "` | "));
        assertThat(HELP, containsString("\n  " + name + "  (default " + byDefault + ")\n"));
      }
    }
  }

  @Test
  public void helpFitsIntoEightyColumns() {
    for (String line : HELP.lines().toList()) {
      assertThat(line, line.length(), lessThanOrEqualTo(80));
    }
  }

  @Test
  public void attributesStand() {
    for (Attribute attribute : Attribute.values()) {
      assertThat(readme, containsString('`' + attribute.attributeName() + '`'));
    }
  }

  @Test
  public void reasonsStandInTheirOrder() {
    int at = 0;
    for (Reason reason : Reason.values()) {
      assertThat(readme.substring(at), containsString("| `" + reason + "` | "));
      at = readme.indexOf("| `" + reason + "` | ", at);
    }
  }

  @Test
  public void flagsStand() {
    for (Issue issue : Issue.values()) {
      assertThat(readme, containsString("`" + issue + '`'));
    }
  }

  @Test
  public void exitStatusesStand() {
    for (String status : List.of("0", "1", "2", "3", "130, 143")) {
      assertThat(readme, containsString("\n| " + status + " | "));
      assertThat(HELP, containsString("\n  " + status + "  "));
    }
  }

  @Test
  public void stagesStandInTheirOrder() {
    String stages =
        Arrays.stream(Stage.values()).map(Stage::label).collect(Collectors.joining(","));

    assertThat(readme, containsString("| `" + stages + "` | "));
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String option(Method getter) {
    String name = getter.getName().substring("get".length());
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static String read(String name) {
    try {
      return Files.readString(
          Path.of(System.getProperty("basedir", ".")).resolve("..").resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
