package org.therapeuticlocator.row;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Which of several snapshot lines of one id is kept. A total order, so the outcome does not depend
 * on the order in which lines meet. Rule: docs/cleaning-rules.md, "Duplicates".
 */
public final class DuplicateRule {
  private static final Comparator<Candidate> LESS_TO_MORE =
      Comparator.comparing(Candidate::date)
          .thenComparingLong(Candidate::courses)
          .thenComparingInt(Candidate::attributes)
          .thenComparing(Candidate::line, DuplicateRule::compareUtf8);

  private DuplicateRule() {}

  /** The line to keep; both have the same id. */
  public static String keep(String lineA, String lineB) {
    return lineA.equals(lineB) || LESS_TO_MORE.compare(Candidate.of(lineA), Candidate.of(lineB)) > 0
        ? lineA
        : lineB;
  }

  /** The order of the texts' UTF-8 bytes, which is that of their code points. */
  static int compareUtf8(String a, String b) {
    return Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8));
  }

  /**
   * @param date empty when absent, so before every date
   * @param courses -1 when absent
   */
  private record Candidate(String date, long courses, int attributes, String line) {
    static Candidate of(String line) {
      Provider provider = SnapshotLine.parse(line);
      @Nullable String date = provider.text(Attribute.LAST_REPORT_DATE);
      @Nullable String courses = provider.text(Attribute.COURSES_AVAILABLE);
      return new Candidate(
          date == null ? "" : date,
          courses == null ? -1 : Long.parseLong(courses),
          provider.attributeCount(),
          line);
    }
  }
}
