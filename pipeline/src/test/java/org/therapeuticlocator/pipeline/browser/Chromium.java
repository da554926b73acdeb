package org.therapeuticlocator.pipeline.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assume.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/**
 * A headless Chromium with an empty profile, which finds no host by name. Where none is installed
 * the test is skipped.
 */
public final class Chromium extends ExternalResource {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final int SECONDS_TO_END = 10;
  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");

  private final TemporaryFolder profile = new TemporaryFolder();
  private Optional<Process> process = Optional.empty();
  private Optional<DevTools> devTools = Optional.empty();

  @Override
  protected void before() throws IOException {
    Optional<Path> program = installed();
    assumeTrue("no Chromium is installed: " + NAMES, program.isPresent());
    profile.create();
    Process started =
        new ProcessBuilder(
                program.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + profile.getRoot(),
                "--remote-debugging-port=0",
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process = Optional.of(started);
    devTools = Optional.of(new DevTools(endpoint(started)));
  }

  private static Optional<Path> installed() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Reads what the browser says until it says where it listens; what comes after is dropped. */
  private static URI endpoint(Process started) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(started.getErrorStream(), UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        Thread rest = new Thread(() -> drain(said), "chromium");
        rest.setDaemon(true);
        rest.start();
        return URI.create(listening.group(1));
      }
      all.append(line).append('\n');
    }
    throw new AssertionError("Chromium did not start: " + all);
  }

  private static void drain(BufferedReader said) {
    try (Stream<String> lines = said.lines()) {
      lines.forEach(line -> {});
    } catch (UncheckedIOException e) {
      // The browser has ended.
      return;
    }
  }

  /** A page in a tab of its own, loaded and painted, in a window of this width. */
  public OpenedPage open(URI address, int width, ColorScheme scheme) {
    DevTools browser = devTools.orElseThrow();
    String tab =
        browser
            .call(null, "Target.createTarget", Map.of("url", "about:blank"))
            .get("targetId")
            .asText();
    String session =
        browser
            .call(null, "Target.attachToTarget", Map.of("targetId", tab, "flatten", true))
            .get("sessionId")
            .asText();
    return OpenedPage.load(browser, session, address, width, scheme);
  }

  @Override
  protected void after() {
    devTools.ifPresent(browser -> browser.call(null, "Browser.close", Map.of()));
    process.ifPresent(Chromium::awaitEnd);
    devTools.ifPresent(DevTools::close);
    profile.delete();
  }

  private static void awaitEnd(Process browser) {
    try {
      if (!browser.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
        // Its children end with it.
        browser.destroyForcibly();
      }
    } catch (InterruptedException e) {
      browser.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
