package org.therapeuticlocator.pipeline.it;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.pipeline.Destinations;
import org.therapeuticlocator.pipeline.Main;
import org.therapeuticlocator.pipeline.it.Loader.Result;
import org.therapeuticlocator.row.SnapshotLine;

/** A real feed's ten weeks, loaded in order: which files are stopped, and what is deleted. */
public class ReplayIT {
  private static final SortedMap<String, String> STOPPED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("2022-01-04T2339", "rejects"),
              Map.entry("2022-01-08T0401", "PAGE_LIMIT"),
              Map.entry("2022-01-10T1527", "PAGE_LIMIT"),
              Map.entry("2022-01-11T1340", "PAGE_LIMIT"),
              Map.entry("2022-01-12T1311", "PAGE_LIMIT"),
              Map.entry("2022-01-13T1524", "PAGE_LIMIT"),
              Map.entry("2022-01-14T2042", "PAGE_LIMIT"),
              Map.entry("2022-01-19T1325", "PAGE_LIMIT"),
              Map.entry("2022-02-11T0210", "GROUP_DROP"),
              Map.entry("2022-02-14T1431", "GROUP_DROP"),
              Map.entry("2022-02-16T1324", "GROUP_DROP"),
              Map.entry("2022-03-16T2323", "TOTAL_DROP")));

  @Rule public final LocalAwsRule aws = new LocalAwsRule();

  @Test
  public void badFilesAreStoppedAndNoOtherAndWhatIsMissingForAWeekIsDeleted() throws IOException {
    Replay replay = new Replay(aws.newWorkspace());
    replay.run(version -> true, "--staleRows=delete", "--staleAfter=7d");

    assertThat(replay.stopped, is(STOPPED));
    assertThat(replay.deleted, is(382L));
    assertThat(replay.cameBack, is(75));
    assertThat(replay.here.items().size(), is(2_231));
  }

  /** Of the first three weeks; {@code -Dreplay.all=true} goes on to the end. */
  @Test
  public void badFilesAreStoppedWhereNothingIsDeletedToo() throws IOException {
    String until = Boolean.getBoolean("replay.all") ? "2023" : "2022-01-20";
    Replay replay = new Replay(aws.newWorkspace());
    replay.run(version -> version.name().compareTo(until) < 0);

    assertThat(replay.stopped, is(STOPPED.headMap(until)));
    assertThat(replay.deleted, is(0L));
  }

  private static final class Replay {
    private final Workspace here;
    private final Map<String, String> stopped = new TreeMap<>();
    private final Set<String> gone = new HashSet<>();
    private long deleted;
    private int cameBack;

    Replay(Workspace here) {
      this.here = here;
    }

    void run(Predicate<FeedHistory.Version> of, String... options) throws IOException {
      for (FeedHistory.Version version :
          FeedHistory.evusheld().versions().stream().filter(of).toList()) {
        here.put("evusheld.csv", version.file());
        List<String> all = new ArrayList<>(here.places());
        all.add("--input=" + here.uri("evusheld.csv"));
        all.add("--runId=" + version.name());
        all.addAll(List.of(options));
        Clock clock = Clock.fixed(version.time(), ZoneOffset.UTC);
        Result result =
            Loader.runPlainly(
                all,
                (arguments, environment, out, err) ->
                    Main.run(arguments, environment, out, err, Destinations.ALL, clock));
        note(version.name(), result);
      }
    }

    private void note(String name, Result result) {
      JsonNode report = StoredRun.parse(here.run(name).text("report.json"));
      for (String line : here.run(name).processed()) {
        cameBack += gone.remove(SnapshotLine.id(line)) ? 1 : 0;
      }
      if (result.status() == 3) {
        String guard = report.path("stopped").path("guard").asText();
        stopped.put(
            name,
            guard.equals("audit")
                ? report.path("audit").path("findings").path(0).path("rule").asText()
                : guard);
        return;
      }
      assertThat(result.err(), result.status(), is(0));
      deleted += report.path("load").path("deleted").asLong();
      for (String change : here.run(name).changes()) {
        if (change.contains("\"change\":\"delete\"")) {
          gone.add(SnapshotLine.id(change));
        }
      }
    }
  }
}
