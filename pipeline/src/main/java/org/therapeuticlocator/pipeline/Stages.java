package org.therapeuticlocator.pipeline;

import java.util.Optional;
import org.therapeuticlocator.pipeline.console.Announcements;
import org.therapeuticlocator.pipeline.input.FoundInput;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.stage.ExtractStage;
import org.therapeuticlocator.pipeline.stage.Guards;
import org.therapeuticlocator.pipeline.stage.LoadStage;
import org.therapeuticlocator.pipeline.stage.PlanStage;
import org.therapeuticlocator.pipeline.stage.SnapshotAudit;
import org.therapeuticlocator.pipeline.stage.StageContext;
import org.therapeuticlocator.pipeline.stage.TransformStage;
import org.therapeuticlocator.pipeline.stage.Verification;

/** The stages of a run and what is asked between them, in order. */
record Stages(StageContext context, Announcements announcements) {
  /** Runs those that are due; {@code input} is there where extract is. */
  void run(Optional<FoundInput> input) {
    runIfDue(Stage.EXTRACT, () -> ExtractStage.run(context, input.orElseThrow()));
    runIfDue(Stage.TRANSFORM, () -> TransformStage.run(context));
    SnapshotAudit.run(context);
    announcements.audit(run().manifest());
    runIfDue(Stage.PLAN, () -> PlanStage.run(context));
    Guards.requireFewDeletes(context);
    runIfDue(Stage.LOAD, () -> LoadStage.run(context));
    if (context.settings().verify() && run().manifest().isDone(Stage.LOAD)) {
      Verification.run(context);
      context.remarks().accept("verify: the table is as the snapshot");
    }
  }

  private Run run() {
    return context.run();
  }

  private void runIfDue(Stage stage, Runnable work) {
    Settings settings = context.settings();
    if (!settings.stages().contains(stage)) {
      return;
    }
    if (run().manifest().isDone(stage)) {
      context.remarks().accept(stage.label() + ": done earlier, skipped");
    } else if (stage != Stage.LOAD || !settings.dryRun()) {
      work.run();
      announcements.ended(stage, run().manifest());
    }
  }
}
