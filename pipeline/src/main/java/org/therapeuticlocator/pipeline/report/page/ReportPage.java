package org.therapeuticlocator.pipeline.report.page;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Template;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.report.LoadFigures;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.RunFacts;
import org.therapeuticlocator.pipeline.report.SampleChange;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Templates;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.transforms.BeforeAfter;
import org.therapeuticlocator.transforms.Change;

/**
 * {@code report.html} of a run that ended: one file that needs nothing else, and has no script. The
 * templates ask for what is here by its name, section by section; null or empty for what the run
 * did not reach.
 *
 * @param profile null before transform is done, and in runs of older versions
 * @param sampleChanges some of those that the plan found
 * @param updates some, with the values of both sides
 * @param earlier runs into the same table, the newest first
 */
public record ReportPage(
    RunFacts run,
    @Nullable Profile profile,
    List<SampleChange> sampleChanges,
    List<BeforeAfter> updates,
    List<Manifest> earlier) {
  private static final Template TEMPLATE =
      Templates.load(ReportPage.class, "page.mustache", ReportPage::escape);
  private static final int MOST_FILES = 10;
  private static final int STATE_TABLES = 3;
  private static final int PRODUCT_TABLES = 1;

  /** A file as the user named it, with its size. */
  record InputFile(String name, String size) {}

  /**
   * A part of a whole.
   *
   * @param width in percent; null for none, which is not drawn
   */
  record Part(LoadFigures.Figure figure, String percent, @Nullable Double width) {
    static List<Part> of(long whole, LoadFigures.Figure... figures) {
      return Arrays.stream(figures)
          .map(
              figure ->
                  new Part(
                      figure,
                      Numbers.percent(figure.count(), whole),
                      figure.count() == 0 ? null : 100.0 * figure.count() / whole))
          .toList();
    }
  }

  /**
   * A stage on an axis of the time at work: a pause, as before a resume, is told and not drawn.
   *
   * @param seconds null where it did not end
   * @param pause before it, where that was long; else empty
   * @param left in percent of the axis, as is {@code width}; 0 wide where it did not end
   */
  record Step(
      String stage,
      String start,
      String end,
      @Nullable BigDecimal seconds,
      String pause,
      double left,
      double width) {
    private static final Duration LONG_PAUSE = Duration.ofSeconds(10);

    /** The stages that began. */
    static List<Step> of(RunFacts facts) {
      Map<String, Double> seconds = facts.report().seconds();
      double all = Math.max(0.001, seconds.values().stream().mapToDouble(s -> s).sum());
      List<Step> steps = new ArrayList<>();
      double left = 0;
      String before = null;
      for (Map.Entry<Stage, StageRecord> stage : facts.manifest().stages().entrySet()) {
        String name = stage.getKey().label();
        String start = stage.getValue().start();
        String end = stage.getValue().end();
        Double took = seconds.get(name);
        double width = took == null ? 0 : 100 * took / all;
        steps.add(
            new Step(
                name,
                clock(start),
                end == null ? "" : clock(end),
                took == null ? null : BigDecimal.valueOf(took),
                before == null ? "" : pause(before, start),
                left,
                width));
        left += width;
        before = end;
      }
      return steps;
    }

    private static String pause(String from, String to) {
      Duration pause = Duration.between(Instant.parse(from), Instant.parse(to));
      return pause.compareTo(LONG_PAUSE) > 0 ? Numbers.duration(pause) : "";
    }

    private static String clock(String time) {
      return time.length() < 19 ? time : time.substring(11, 19);
    }
  }

  /** The page. */
  public String render() {
    return TEMPLATE.execute(this);
  }

  String start() {
    return run.manifest().started().map(Numbers::time).orElse("");
  }

  /** From the first start to the last end, pauses included; empty before the first end. */
  String took() {
    return run.manifest().stages().values().stream()
        .map(StageRecord::end)
        .filter(Objects::nonNull)
        .map(Instant::parse)
        .max(Comparator.naturalOrder())
        .map(end -> Duration.between(run.manifest().started().orElse(end), end))
        .map(Numbers::duration)
        .orElse("");
  }

  List<InputFile> inputs() {
    return run.manifest().input().stream()
        .limit(MOST_FILES)
        .map(file -> new InputFile(file.source(), Numbers.bytes(file.size())))
        .toList();
  }

  /** How many files are not listed; empty for none. */
  String moreInputs() {
    return Numbers.ifAny("%,d", Math.max(0, run.manifest().input().size() - MOST_FILES));
  }

  boolean hasRows() {
    return run.manifest().isDone(Stage.TRANSFORM);
  }

  /** The rows, by what became of them. */
  List<Part> read() {
    Report.Rows rows = run.report().rows();
    return Part.of(
        rows.read(),
        new LoadFigures.Figure("kept", "kept", rows.kept()),
        new LoadFigures.Figure("duplicate", "duplicate", rows.duplicate()),
        new LoadFigures.Figure("rejected", "rejected", rows.rejected()),
        new LoadFigures.Figure("blank", "blank", rows.blank()));
  }

  /** The items, by what became or has to become of them; empty before the plan. */
  List<Part> kept() {
    LoadFigures load = run.load();
    return load == null
        ? List.of()
        : Part.of(run.report().rows().kept(), load.unchanged(), load.updated(), load.inserted());
  }

  /** Those that are listed; updates with both sides are shown with their fields instead. */
  List<SampleChange> listedChanges() {
    return sampleChanges.stream()
        .filter(change -> updates.isEmpty() || !change.change().equals(Change.UPDATE.label()))
        .toList();
  }

  /** Null where nothing is updated. */
  @Nullable FieldTable changedFields() {
    return FieldTable.of(run.report(), updates);
  }

  List<ExampleGroup> rejects() {
    long all = run.report().rows().rejected();
    return ExampleGroup.of("rejectedByReason", run.examples().rejected(run.report()), all, run);
  }

  List<ExampleGroup> flags() {
    long all = run.report().rows().kept();
    return ExampleGroup.of("issuesByField", run.examples().flagged(run.report()), all, run);
  }

  List<Completeness> attributes() {
    return profile == null ? List.of() : Completeness.of(profile, run.report());
  }

  /** How many rows had lost characters before they were published; null for none. */
  @Nullable Long unreadable() {
    return run.report().issuesByField().get(Issue.UNREADABLE_CHARACTERS.name());
  }

  boolean hasProfile() {
    return profile != null;
  }

  List<Inventory> stocks() {
    return profile == null
        ? List.of()
        : List.of(
            Inventory.of("state", profile.states(), STATE_TABLES),
            Inventory.of("product", profile.products(), PRODUCT_TABLES));
  }

  /** Null without a profile. Large, so templates ask for it once. */
  @Nullable ProviderMap map() {
    return profile == null ? null : ProviderMap.of(profile);
  }

  /** As a decimal, which is written as a figure; null where none are counted. */
  @Nullable BigDecimal readUnits() {
    Report.Load load = run.report().load();
    return load == null || load.readUnits() == null ? null : BigDecimal.valueOf(load.readUnits());
  }

  /** Null before the snapshot is compared, and where nobody asked. */
  @Nullable AuditSection audit() {
    Audit audit = run.manifest().audit();
    return audit == null || audit.verdict() == Audit.Verdict.off ? null : new AuditSection(audit);
  }

  @Nullable History history() {
    return History.of(run.manifest(), earlier);
  }

  List<Step> timeline() {
    return Step.of(run);
  }

  /** Fit for HTML, in an element or an attribute. */
  static String escape(String raw) {
    return Escapers.HTML.escape(Visible.signs(raw));
  }
}
