package org.therapeuticlocator.pipeline.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;

/**
 * A few rows for every reason and flag that a run met, by file and line. Flagged rows are those
 * that were read: one may have lost to a later row of its id, but there are never more than kept
 * rows.
 */
public record Examples(Map<Reason, List<Example>> rejects, Map<Issue, List<Example>> flags) {
  /** No examples. */
  public static final Examples NONE = new Examples(Map.of(), Map.of());

  /**
   * A row that shows what a reason or a flag means.
   *
   * @param file as the user named it; null where it is not known
   * @param lineNumber physical line, the header being 1; null where it is not known
   * @param column to blame, as {@code state_code}; null where it is the row as a whole
   * @param value that column's text; null when absent
   * @param line the row as read
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Example(
      @Nullable String file,
      @Nullable Long lineNumber,
      @Nullable String column,
      @Nullable String value,
      String line) {}

  /**
   * A reason or a flag that a run met.
   *
   * @param name the enum's
   * @param remedy null for a flag, whose meaning says what would be accepted
   * @param count of rows
   */
  public record Finding(
      String name, String meaning, @Nullable String remedy, long count, List<Example> examples) {}

  /** The reasons that {@code report} counts, in the order of the rules. */
  public List<Finding> rejected(Report report) {
    return report.rejectedByReason().entrySet().stream()
        .map(count -> of(Reason.valueOf(count.getKey()), count.getValue()))
        .toList();
  }

  /** The flags that {@code report} counts, by name. */
  public List<Finding> flagged(Report report) {
    return report.issuesByField().entrySet().stream()
        .map(count -> of(Issue.valueOf(count.getKey()), count.getValue()))
        .toList();
  }

  private Finding of(Reason reason, long count) {
    List<Example> examples = rejects.getOrDefault(reason, List.of());
    return new Finding(reason.name(), reason.meaning(), reason.remedy(), count, examples);
  }

  private Finding of(Issue issue, long count) {
    List<Example> examples = flags.getOrDefault(issue, List.of());
    return new Finding(issue.name(), issue.meaning(), null, count, examples);
  }
}
