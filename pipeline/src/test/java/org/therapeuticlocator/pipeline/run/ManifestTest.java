package org.therapeuticlocator.pipeline.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.row.Json;

public class ManifestTest {
  private static final RunOwner CLAIM =
      new RunOwner("nonce", "host", 4_711, "2024-04-12T03:15:00Z", null);
  private static final StageRecord DONE =
      new StageRecord(
          StageRecord.State.succeeded,
          "2024-04-12T03:15:00Z",
          "2024-04-12T03:15:01.234Z",
          Map.of("read", 5_000_000_000L, "issue.ZIP", 3L),
          List.of(new FileEntry("processed/part-00000-of-00016.jsonl.gz", 17, "\"etag\"")),
          Map.of("tableId", "t-1"));
  private static final StageRecord RUNNING = StageRecord.begun("2024-04-12T03:15:02Z");
  private static final Manifest MANIFEST =
      new Manifest(
          "nightly",
          CLAIM,
          true,
          Map.of("input", "a b\"ä😀.csv", "table", "providers"),
          List.of(
              new InputEntry("a b\"ä😀.csv", "s3://b/runs/nightly/raw/a", 12, "\"e1\"", "ab12", 0),
              new InputEntry("s3://in/b.csv", "s3://in/b.csv", 6_000_000_000L, "\"e2\"", null, 1)),
          List.of(List.of("Provider Name", "", "\uFFFD"), List.of("x")),
          Map.of(Stage.EXTRACT, DONE, Stage.TRANSFORM, RUNNING),
          Audit.off());

  @Test
  public void comesBackFromJsonAsItWas() throws Exception {
    assertThat(read(MANIFEST.toJson()), is(MANIFEST));
    Manifest begun = Manifest.begun("nightly", CLAIM, false, Map.of());
    assertThat(read(begun.toJson()), is(begun));
  }

  @Test
  public void manifestOfALaterVersionWithMoreInItIsRead() throws Exception {
    String more = MANIFEST.toJson().replaceFirst("\\{", "{\"written\": {\"by\": \"later\"},");
    assertThat(read(more), is(MANIFEST));
  }

  @Test
  public void claimSaysNothingOfAClusterWhereThereIsNone() throws Exception {
    assertThat(MANIFEST.toJson().contains("cluster"), is(false));
    RunOwner onCluster =
        new RunOwner("nonce", "host", 4_711, "2024-04-12T03:15:00Z", "http://127.0.0.1:8081");
    Manifest claimed = MANIFEST.claimedBy(onCluster);
    assertThat(read(claimed.toJson()), is(claimed));
  }

  @Test
  public void stagesAndTheirStatesAreWrittenInSmallLetters() throws Exception {
    String text = Json.MAPPER.readTree(MANIFEST.toJson()).at("/stages/extract/state").asText();
    assertThat(text, is("succeeded"));
  }

  @Test
  public void stageIsDoneOnlyWhenItSucceeded() {
    assertThat(MANIFEST.isDone(Stage.EXTRACT), is(true));
    assertThat(MANIFEST.isDone(Stage.TRANSFORM), is(false));
    assertThat(MANIFEST.isDone(Stage.PLAN), is(false));
    assertThat(MANIFEST.done(Stage.EXTRACT), is(DONE));
    assertThat(MANIFEST.stage(Stage.TRANSFORM), is(RUNNING));
    assertThat(MANIFEST.stage(Stage.PLAN), is(nullValue()));
    assertThrows(IllegalStateException.class, () -> MANIFEST.done(Stage.TRANSFORM));
    assertThrows(IllegalStateException.class, () -> MANIFEST.done(Stage.PLAN));
  }

  @Test
  public void changedManifestLeavesTheOldOneAlone() {
    Manifest changed = MANIFEST.with(Stage.TRANSFORM, DONE).with(Stage.PLAN, RUNNING);
    assertThat(
        changed.stages(),
        is(Map.of(Stage.EXTRACT, DONE, Stage.TRANSFORM, DONE, Stage.PLAN, RUNNING)));
    assertThat(MANIFEST.stages(), is(Map.of(Stage.EXTRACT, DONE, Stage.TRANSFORM, RUNNING)));
  }

  @Test
  public void stageThatEndsKeepsItsStart() {
    assertThat(
        StageRecord.begun("2024-04-12T03:15:00Z")
            .ended("2024-04-12T03:15:01.234Z", DONE.counts(), DONE.files(), DONE.facts()),
        is(DONE));
  }

  @Test
  public void whatWasNotCountedIsZero() {
    assertThat(DONE.count("issue.ZIP"), is(3L));
    assertThat(DONE.count("issue.NPI"), is(0L));
  }

  private static Manifest read(String text) throws Exception {
    return Json.MAPPER.readValue(text, Manifest.class);
  }
}
