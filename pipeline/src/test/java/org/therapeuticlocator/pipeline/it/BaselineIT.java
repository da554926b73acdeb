package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.pipeline.Destinations;
import org.therapeuticlocator.pipeline.Main;
import org.therapeuticlocator.pipeline.it.Loader.Result;

/** Which runs later ones are compared with, and what is carried on from run to run. */
public class BaselineIT {
  private static final String HEADER = "provider_name,state_code,order_label";

  @Rule public final LocalAwsRule aws = new LocalAwsRule();

  private Workspace here = new Workspace("");
  private String input = "";
  private Instant now = Instant.parse("2024-04-12T03:15:00Z");

  @Before
  public void loadGoodRun() {
    here = aws.newWorkspace();
    put(30);
    succeeds(load("good"));
    assertThat(audit("good").path("verdict").asText(), is("none"));
  }

  @Test
  public void badRunsAreNoBaselineUntilOneIsAccepted() {
    put(20);
    assertThat(load("stopped").status(), is(3));
    succeeds(load("off", "--audit=off"));
    succeeds(load("warned", "--audit=warn"));
    assertThat(audit("warned").path("baseline").asText(), is("good"));
    assertThat(load("stopped-again").status(), is(3));
    assertThat(audit("stopped-again").path("baseline").asText(), is("good"));

    succeeds(load("warned", "--accept"));
    JsonNode accepted =
        StoredRun.parse(here.run("warned").text("manifest.json")).at("/audit/accepted");
    assertThat(Instant.parse(accepted.path("at").asText()), is(now));
    assertThat(accepted.path("by").asText(), containsString(System.getProperty("user.name")));
    assertThat(accepted.at("/findings/0/rule").asText(), is("TOTAL_DROP"));

    succeeds(load("next"));
    assertThat(audit("next").path("baseline").asText(), is("warned"));
  }

  @Test
  public void dryRunCountsOnceItIsCarriedOutAndAResumeKeepsItsBaseline() {
    succeeds(load("dry", "--dryRun"));
    succeeds(load("early", "--stages=extract,transform"));
    put(31);
    succeeds(load("later"));
    assertThat(audit("later").path("baseline").asText(), is("good"));

    succeeds(load("dry"));
    assertThat(audit("dry").path("baseline").asText(), is("good"));
    succeeds(load("early"));
    assertThat(audit("early").path("baseline").asText(), is("good"));
    succeeds(load("next", "--dryRun"));
    assertThat(audit("next").path("baseline").asText(), is("early"));
  }

  @Test
  public void partsOfTheListDeleteNothingAndAreNoBaseline() {
    put(2);
    succeeds(load("part", "--partial"));
    assertThat(stale("part"), is(0L));
    assertThat(here.items().size(), is(30));
    put(HEADER + ",_reason,_column,_value,_file,_line\nPHARMACY 99,MA,Paxlovid,r,c,v,f,1\n");
    succeeds(load("mended"));
    assertThat(stale("mended"), is(0L));
    assertThat(audit("mended").path("baseline").isNull(), is(true));
    assertThat(here.items().size(), is(31));
    here.put("refused.csv", input);
    List<String> before = here.everything();

    Result refused = load("refused", "--staleRows=delete");
    assertThat(refused.err(), refused.status(), is(2));
    assertThat(refused.err(), containsString("not the whole list"));
    assertThat(load("refused", "--staleRows=delete", "--partial").status(), is(2));
    assertThat(here.everything(), is(before));

    put(30);
    succeeds(load("next", "--dryRun"));
    assertThat(audit("next").path("baseline").asText(), is("good"));
  }

  @Test
  public void whatIsMissingWaitsAlsoFromRunsThatKeptItAndWaitsAnewWhereTheListIsGone() {
    put(29);
    succeeds(load("kept", "--verify"));
    assertThat(here.keys(here.run("kept").key("stale/")), is(not(empty())));
    pass(Duration.ofDays(6));
    put(28);
    Result waits = load("waits", "--staleRows=delete", "--staleAfter=7d", "--verify");
    succeeds(waits);
    assertThat(waits.err(), not(containsString("starts to wait now")));
    assertThat(figure("waits", "deleted"), is(0L));
    assertThat(figure("waits", "waiting"), is(2L));
    pass(Duration.ofDays(1));
    succeeds(load("due", "--staleRows=delete", "--staleAfter=7d", "--verify"));
    assertThat(figure("due", "deleted"), is(1L));
    assertThat(figure("due", "waiting"), is(1L));

    here.keys(here.run("due").key("stale/")).forEach(here::delete);
    pass(Duration.ofDays(8));
    Result anew = load("anew", "--staleRows=delete", "--staleAfter=7d");
    succeeds(anew);
    assertThat(anew.err(), containsString("Run due has no list of what is missing since when"));
    assertThat(figure("anew", "deleted"), is(0L));
    assertThat(figure("anew", "waiting"), is(1L));
  }

  private void put(int rows) {
    StringBuilder file = new StringBuilder(HEADER + '\n');
    for (int i = 0; i < rows; i++) {
      file.append("PHARMACY ").append(i).append(",MA,Paxlovid\n");
    }
    put(file.toString());
  }

  private void put(String file) {
    input = file;
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private Result load(String runId, String... options) {
    pass(Duration.ofMinutes(1));
    String key = runId + ".csv";
    if (here.keys(key).isEmpty()) {
      here.put(key, input);
    }
    List<String> all = new ArrayList<>(here.places());
    all.add("--input=" + here.uri(key));
    all.add("--runId=" + runId);
    all.addAll(List.of(options));
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return Loader.runPlainly(
        all,
        (arguments, environment, out, err) ->
            Main.run(arguments, environment, out, err, Destinations.ALL, clock));
  }

  private static void succeeds(Result result) {
    assertThat(result.err(), result.status(), is(0));
  }

  private JsonNode audit(String runId) {
    return report(runId).path("audit");
  }

  private long stale(String runId) {
    return figure(runId, "stale");
  }

  private long figure(String runId, String name) {
    JsonNode figure = report(runId).path("load").get(name);
    assertThat(name, figure, is(not(nullValue())));
    return figure.asLong();
  }

  private JsonNode report(String runId) {
    return StoredRun.parse(here.run(runId).text("report.json"));
  }
}
