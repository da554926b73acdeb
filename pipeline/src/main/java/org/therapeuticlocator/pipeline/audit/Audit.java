package org.therapeuticlocator.pipeline.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.text.Numbers;

/**
 * Whether a snapshot is the next version of the last good one, as far as that was asked.
 *
 * @param baseline the run that it was compared with; null for none
 * @param measures what is worse than there; null where it was not compared
 * @param findings by the limits of whoever judged last
 * @param accepted what somebody took the responsibility for; null for nothing
 * @param seconds that the comparison took
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Audit(
    Verdict verdict,
    @Nullable String baseline,
    @Nullable List<Measure> measures,
    List<Finding> findings,
    @Nullable Acceptance accepted,
    double seconds) {
  private static final int MOST_GROUPS_TOLD = 10;

  /** What came of it, by the names in report.json. */
  public enum Verdict {
    /** No figure is beyond its limit. */
    passed,
    /** Findings stop the run. */
    stopped,
    /** Findings are told, and the run goes on. */
    warned,
    /** Somebody accepted all findings. */
    accepted,
    /** It was not asked. */
    off,
    /** There is no run to compare with. */
    none
  }

  /** What findings do. */
  public enum Mode {
    /** They stop the run. */
    STOP,
    /** They are told. */
    WARN,
    /** They are not looked for. */
    OFF
  }

  /**
   * That somebody went on in spite of findings.
   *
   * @param at ISO-8601, UTC
   * @param by account or user
   */
  public record Acceptance(List<Finding> findings, String at, String by) {}

  /** Of a run that was not asked about. */
  public static Audit off() {
    return new Audit(Verdict.off, null, null, List.of(), null, 0);
  }

  /** Of a comparison that nobody judged as yet. */
  public static Audit of(@Nullable String baseline, List<Measure> measures, double seconds) {
    return new Audit(Verdict.none, baseline, measures, List.of(), null, seconds);
  }

  /** The same, with all findings accepted. */
  public Audit accepting(String at, String by) {
    Acceptance all = new Acceptance(findings, at, by);
    return new Audit(Verdict.accepted, baseline, measures, findings, all, seconds);
  }

  /** The same by other limits. */
  public Audit judged(Mode mode, Limits limits, LocalDate today) {
    List<Finding> found =
        measures == null || mode == Mode.OFF ? List.of() : Finding.of(measures, limits, today);
    boolean allowed = found.stream().allMatch(finding -> mayPass(finding) || isAccepted(finding));
    Verdict verdict =
        switch (mode) {
          case OFF -> Verdict.off;
          case WARN -> allowed ? verdictWithout(found) : Verdict.warned;
          case STOP -> allowed ? verdictWithout(found) : Verdict.stopped;
        };
    return new Audit(verdict, baseline, measures, found, accepted, seconds);
  }

  private Verdict verdictWithout(List<Finding> found) {
    if (found.stream().anyMatch(finding -> !mayPass(finding))) {
      return Verdict.accepted;
    }
    return baseline == null ? Verdict.none : Verdict.passed;
  }

  /** Nobody knows yet whether the list has always so many rows. */
  private boolean mayPass(Finding finding) {
    return baseline == null && finding.rule() == Rule.PAGE_LIMIT;
  }

  private boolean isAccepted(Finding finding) {
    return accepted != null && accepted.findings().stream().anyMatch(finding::isSame);
  }

  /** Whether later runs may be compared with this one. */
  @JsonIgnore
  public boolean isGood() {
    return verdict == Verdict.passed || verdict == Verdict.accepted || verdict == Verdict.none;
  }

  /** The findings, of groups the largest alone. */
  public List<Finding> told() {
    List<Finding> told = new ArrayList<>(findings);
    told.removeAll(groups().skip(MOST_GROUPS_TOLD).toList());
    return told;
  }

  private Stream<Finding> groups() {
    return findings.stream().filter(finding -> finding.rule() == Rule.GROUP_DROP);
  }

  /**
   * The options that would have let all findings pass, with whole numbers; empty where there are
   * findings that no option lets pass.
   *
   * @param today of the run's start
   */
  public Map<String, Long> limitsThatLetPass(LocalDate today) {
    Map<String, Long> limits = new TreeMap<>();
    for (Finding finding : findings) {
      OptionalLong limit = finding.limitThatLetsPass(today);
      if (limit.isEmpty()) {
        return Map.of();
      }
      limits.merge(Objects.requireNonNull(finding.rule().option()), limit.getAsLong(), Math::max);
    }
    return limits;
  }

  /** How many states and products are beyond their limit without being {@link #told}. */
  public long untold() {
    return Math.max(0, groups().count() - MOST_GROUPS_TOLD);
  }

  /** A sentence on {@link #untold}; empty for none. */
  public String untoldInWords() {
    String format =
        Numbers.plural(
            untold(),
            "So it is with %,d more state or product.",
            "So it is with %,d more states and products.");
    return Numbers.ifAny(format, untold());
  }
}
