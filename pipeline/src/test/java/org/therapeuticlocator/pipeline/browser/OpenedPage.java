package org.therapeuticlocator.pipeline.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** A page as the browser shows it. */
public final class OpenedPage {
  private static final int PHONE = 600;
  private static final int HEIGHT = 900;
  private static final String PAINTED =
      "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

  private final DevTools browser;
  private final String session;
  private final URI address;
  private final int width;

  private OpenedPage(DevTools browser, String session, URI address, int width) {
    this.browser = browser;
    this.session = session;
    this.address = address;
    this.width = width;
  }

  static OpenedPage load(
      DevTools browser, String session, URI address, int width, ColorScheme scheme) {
    OpenedPage page = new OpenedPage(browser, session, address, width);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      page.call(domain + ".enable", Map.of());
    }
    page.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", width < PHONE));
    page.call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme.value()))));
    CompletableFuture<JsonNode> loaded = browser.next(session, "Page.loadEventFired");
    page.call("Page.navigate", Map.of("url", address.toString()));
    DevTools.now(loaded);
    page.evaluate(PAINTED);
    return page;
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return browser.call(session, method, parameters);
  }

  /** The value of a JavaScript expression, which a page's own policy does not keep from running. */
  public JsonNode evaluate(String expression) {
    JsonNode answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.get("exceptionDetails").toString());
    }
    return answer.path("result").path("value");
  }

  /** What the console shows: errors and warnings, exceptions, what the page's policy refused. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    browser
        .events(session, "Log.entryAdded")
        .forEach(event -> complaints.add(event.at("/entry/text").asText()));
    browser
        .events(session, "Runtime.consoleAPICalled")
        .forEach(event -> complaints.add(event.at("/args/0/value").asText()));
    browser
        .events(session, "Runtime.exceptionThrown")
        .forEach(
            event -> complaints.add(event.at("/exceptionDetails/exception/description").asText()));
    return complaints;
  }

  /** What the page asked for beside itself; what it carries in {@code data:} asks nobody. */
  public List<String> requests() {
    return browser.events(session, "Network.requestWillBeSent").stream()
        .map(event -> event.at("/request/url").asText())
        .filter(url -> !url.equals(address.toString()) && !url.startsWith("data:"))
        .toList();
  }

  /** Texts that are cut off, outside the window or over one another, a sentence each. */
  public List<String> layoutFaults() {
    List<String> faults = new ArrayList<>();
    evaluate(script("layout.js") + "(" + width + ")").forEach(fault -> faults.add(fault.asText()));
    return faults;
  }

  /** The whole page as a PNG. */
  public byte[] screenshot() {
    JsonNode shot =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    return Base64.getDecoder().decode(shot.get("data").asText());
  }

  private static String script(String name) {
    try (InputStream in =
        Objects.requireNonNull(OpenedPage.class.getResourceAsStream("/browser/" + name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
