package org.therapeuticlocator.pipeline.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import java.util.Properties;
import org.junit.Test;
import org.therapeuticlocator.pipeline.options.Launch;

public class TerminalTest {
  @Test
  public void withoutTheScriptsWordItIsNone() {
    assertThat(
        Terminal.of(Launch.byScript(new Properties()), Map.of("TERM", "xterm")), is(Terminal.NONE));
  }

  @Test
  public void terminalIsAsWideAsTheScriptSaysWithinReason() {
    assertThat(terminal("90"), is(new Terminal(true, true, 90)));
    assertThat(terminal("400"), is(new Terminal(true, true, 100)));
    assertThat(terminal("3"), is(new Terminal(true, true, 40)));
    assertThat(terminal("wide"), is(new Terminal(true, true, 80)));
  }

  @Test
  public void noColorLeavesColoursOutOnly() {
    assertThat(terminal("80", "TERM", "xterm", "NO_COLOR", "1"), is(new Terminal(true, false, 80)));
    assertThat(terminal("80", "TERM", "xterm", "NO_COLOR", ""), is(new Terminal(true, true, 80)));
  }

  @Test
  public void dumbTerminalsAndContinuousIntegrationGetPlainLines() {
    assertThat(terminal("80", "TERM", "dumb"), is(Terminal.NONE));
    assertThat(terminal("80", "A", "b"), is(Terminal.NONE));
    assertThat(terminal("80", "TERM", "xterm", "CI", "true"), is(Terminal.NONE));
  }

  private static Terminal terminal(String columns, String... variables) {
    Properties properties = new Properties();
    properties.setProperty("locator.terminal", "true");
    properties.setProperty("locator.columns", columns);
    return Terminal.of(
        Launch.byScript(properties),
        variables.length == 0
            ? Map.of("TERM", "xterm")
            : variables.length == 2
                ? Map.of(variables[0], variables[1])
                : Map.of(variables[0], variables[1], variables[2], variables[3]));
  }
}
