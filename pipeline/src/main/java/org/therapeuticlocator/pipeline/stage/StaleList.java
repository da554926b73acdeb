package org.therapeuticlocator.pipeline.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.therapeuticlocator.pipeline.input.StoredFile;
import org.therapeuticlocator.pipeline.run.FileEntry;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;

/**
 * Which of our items in the table the input no longer has, and since when, as the newest run left
 * it that loaded a whole list.
 *
 * @param from that run; empty: it left none, or there is no such run
 */
record StaleList(String from, List<StoredFile> files) {
  private static final StaleList NONE = new StaleList("", List.of());

  /** The fact of load under which a manifest says that there is a list, also an empty one. */
  private static final String LISTED = "staleListed";

  /** The list that a plan goes on with. */
  static StaleList before(StageContext context) {
    Manifest manifest = context.run().manifest();
    Optional<Manifest> last =
        manifest.isPartial() ? Optional.empty() : context.loadedRuns().last(manifest);
    StaleList list = last.map(run -> of(run, context)).orElse(NONE);
    if (last.isPresent() && list.equals(NONE)) {
      context
          .remarks()
          .accept(
              "Run "
                  + last.get().runId()
                  + " has no list of what is missing since when: whatever is missing starts to wait"
                  + " now.");
    }
    return list;
  }

  /** The list that the run's plan went on with. */
  static StaleList ofPlan(StageContext context) {
    String from =
        context.run().manifest().done(Stage.PLAN).facts().getOrDefault(PlanStage.STALE_FROM, "");
    return from.isEmpty()
        ? NONE
        : context.loadedRuns().named(from).map(run -> of(run, context)).orElse(NONE);
  }

  private static StaleList of(Manifest last, StageContext context) {
    StageRecord load = last.done(Stage.LOAD);
    RunFolder folder = new RunFolder(context.run().folder().bucket(), last.runId());
    List<FileEntry> files = load.files(RunFolder.STALE);
    return load.facts().containsKey(LISTED) && folder.files(RunFolder.STALE).containsAll(files)
        ? new StaleList(
            last.runId(),
            files.stream()
                .map(file -> new StoredFile(folder.uri(file.name()), file.size()))
                .toList())
        : NONE;
  }

  /** Leaves the plan's list for the next run; answers the facts that load keeps. */
  static Map<String, String> publish(Run run) {
    List<FileEntry> planned = run.manifest().done(Stage.PLAN).files(RunFolder.PLANNED_STALE);
    Optional<String> from =
        Optional.ofNullable(run.manifest().done(Stage.PLAN).facts().get(PlanStage.STALE_FROM));
    if (run.manifest().isPartial() || from.isEmpty()) {
      return Map.of();
    }
    run.folder().clear(RunFolder.STALE);
    List<ResourceId> sources = resources(planned, run, "");
    List<ResourceId> copies = resources(planned, run, RunFolder.COUNTS);
    try {
      FileSystems.copy(sources, copies);
    } catch (IOException e) {
      throw new UncheckedIOException("copying " + run.folder().uri(RunFolder.PLANNED_STALE), e);
    }
    return Map.of(LISTED, String.valueOf(planned.size()));
  }

  /** The files, in the run's folder or, without {@code begin}, where that leads. */
  private static List<ResourceId> resources(List<FileEntry> files, Run run, String begin) {
    return files.stream()
        .map(file -> file.name().substring(begin.length()))
        .map(name -> FileSystems.matchNewResource(run.folder().uri(name), false))
        .toList();
  }
}
