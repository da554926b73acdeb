package org.therapeuticlocator.pipeline.stage;

import java.util.Optional;
import org.therapeuticlocator.pipeline.audit.Limits;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.GuardException.Guard;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.transforms.CountNames;

/** What stops a run before the table is touched: too many rejects, too many deletes. */
public final class Guards {
  private Guards() {}

  /** Rejected rows of all that are not blank, against {@code --maxRejectedPercent}. */
  static Optional<GuardException> tooManyRejects(StageContext context) {
    StageRecord transform = context.run().manifest().done(Stage.TRANSFORM);
    long rejected = transform.count(CountNames.REJECTED);
    long rows = transform.count(CountNames.READ) - transform.count(CountNames.BLANK);
    double limit = context.settings().maxRejectedPercent();
    if (!Limits.exceeds(rejected, rows, limit)) {
      return Optional.empty();
    }
    return Optional.of(
        new GuardException(
            Guard.REJECTS,
            limit,
            100.0 * rejected / rows,
            Numbers.format(
                "%,d of %s %s rejected, more than the %s %% that --maxRejectedPercent"
                    + " allows. The table was not touched. Look at %s, then mend the input or raise"
                    + " the limit.",
                rejected,
                Numbers.of(rows, "row"),
                Numbers.plural(rejected, "was", "were"),
                Limits.number(limit),
                context.run().folder().uri(RunFolder.REJECTED))));
  }

  /** Deletes of all our items in the table, against {@code --maxDeletePercent}. */
  public static void requireFewDeletes(StageContext context) {
    Manifest manifest = context.run().manifest();
    if (!manifest.isDone(Stage.PLAN) || manifest.isDone(Stage.LOAD)) {
      return;
    }
    StageRecord plan = manifest.done(Stage.PLAN);
    long deleted = plan.count(CountNames.DELETED);
    long ours = plan.count(CountNames.OURS);
    double limit = context.settings().maxDeletePercent();
    if (deleted > 0 && manifest.done(Stage.TRANSFORM).count(CountNames.READ) == 0) {
      throw new GuardException(
          Guard.EMPTY_INPUT,
          null,
          deleted,
          Numbers.format(
              "The input has no rows, and --staleRows=delete would delete %s. The table was not"
                  + " touched. Check the input.",
              Numbers.plural(deleted, "the only item", "all " + Numbers.of(deleted, "item"))));
    }
    if (Limits.exceeds(deleted, ours, limit)) {
      throw new GuardException(
          Guard.DELETES,
          limit,
          100.0 * deleted / ours,
          Numbers.format(
              "%,d of our %s in the table would be deleted, more than the %s %% that "
                  + "--maxDeletePercent allows. The table was not touched. Check that the input is "
                  + "whole, then raise the limit or leave out --staleRows=delete.",
              deleted, Numbers.of(ours, "item"), Limits.number(limit)));
    }
  }
}
