package org.therapeuticlocator.transforms;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Reason;

/** Names of the counts that the pipelines make, as they stand in the manifest. */
public final class CountNames {
  /** Rows read, header lines aside. */
  public static final String READ = "read";

  /** Rows without any value. */
  public static final String BLANK = "blank";

  /** Rows rejected, whatever the reason. */
  public static final String REJECTED = "rejected";

  /** Rows that lost to another row of their id. */
  public static final String DUPLICATE = "duplicate";

  /** Providers in the snapshot. */
  public static final String KEPT = "kept";

  /** Snapshot items that the destination does not have. */
  public static final String INSERTED = "inserted";

  /** Snapshot items that the destination has otherwise. */
  public static final String UPDATED = "updated";

  /** Snapshot items that the destination has just so. */
  public static final String UNCHANGED = "unchanged";

  /** Our items at the destination that the snapshot no longer has. */
  public static final String STALE = "stale";

  /** Stale items that the changes delete. */
  public static final String DELETED = "deleted";

  /** Stale items that are not missing for long enough to be deleted. */
  public static final String WAITING = "waiting";

  /** Items at the destination that this program did not make. */
  public static final String FOREIGN = "foreign";

  /** Our items at the destination, stale or not. */
  public static final String OURS = "ours";

  /** What carrying out the changes costs, in the units of {@link ChangeCost}. */
  public static final String WRITE_UNITS = "writeUnits";

  /** What reading the destination cost, in thousandths of its units. */
  public static final String READ_MILLI_UNITS = "readMilliUnits";

  /** Items that the destination refused while the changes were carried out. */
  public static final String REFUSED = "refused";

  /** Updated items of which is counted what {@link #changed} in them. */
  public static final String COMPARED_BY_FIELD = "comparedByField";

  private static final String REJECTED_FOR = "rejected.";
  private static final String FLAGGED = "issue.";
  private static final String WAITING_SINCE = WAITING + '.';
  private static final String ROWS_OF_FILE = "rows.";
  private static final String CHANGED = "changed.";

  private CountNames() {}

  /** Rows rejected for {@code reason}. */
  public static String rejected(Reason reason) {
    return REJECTED_FOR + reason.name();
  }

  /** Kept rows flagged {@code issue}. */
  public static String flagged(Issue issue) {
    return FLAGGED + issue.name();
  }

  /** Stale items that wait since {@code start}, that of a run. */
  public static String waitingSince(String start) {
    return WAITING_SINCE + start;
  }

  /** When the first of those that wait began to, by the names of some counts; null for none. */
  public static @Nullable String firstWaitingSince(Set<String> names) {
    return names.stream()
        .filter(name -> name.startsWith(WAITING_SINCE))
        .map(name -> name.substring(WAITING_SINCE.length()))
        .min(Comparator.comparing(Instant::parse))
        .orElse(null);
  }

  /** Rows of the {@code file}-th input file, from 0, that are not blank. */
  public static String rowsOfFile(int file) {
    return ROWS_OF_FILE + file;
  }

  /** Of the {@link #COMPARED_BY_FIELD}, those whose value of {@code attribute} differs. */
  public static String changed(Attribute attribute) {
    return CHANGED + attribute.attributeName();
  }
}
