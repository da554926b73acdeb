package org.therapeuticlocator.pipeline.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Audit.Mode;
import org.therapeuticlocator.pipeline.audit.Audit.Verdict;
import org.therapeuticlocator.pipeline.audit.Comparison;
import org.therapeuticlocator.pipeline.audit.Figures;
import org.therapeuticlocator.pipeline.audit.Finding;
import org.therapeuticlocator.pipeline.audit.Measure;
import org.therapeuticlocator.pipeline.baseline.FiguresReader;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.GuardException.Guard;
import org.therapeuticlocator.pipeline.failure.GuardException.Stopped;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;

/**
 * Asks, as transform ends, whether the snapshot is the next version of the last good one. Later
 * processes of the run judge the same figures by their own limits, until load begins.
 */
public final class SnapshotAudit {
  private SnapshotAudit() {}

  /**
   * Judges the snapshot, together with its rejects.
   *
   * @throws GuardException with all that is wrong
   * @throws UsageException if findings are to be accepted and there are none
   */
  public static void run(StageContext context) {
    Manifest manifest = context.run().manifest();
    if (!manifest.isDone(Stage.TRANSFORM)) {
      requireNothingToAccept(context);
      return;
    }
    boolean begun = manifest.stage(Stage.LOAD) != null;
    if (!begun || context.settings().accept()) {
      context.run().audited(judged(context));
    }
    if (!begun) {
      requireGood(context);
    } else if (context.settings().accept() && context.run().manifest().isBaseline()) {
      // Whoever is accepted late can be compared with from now on.
      context.loadedRuns().note(context.run().manifest());
    }
  }

  private static Audit judged(StageContext context) {
    Settings settings = context.settings();
    Manifest manifest = context.run().manifest();
    Audit before = manifest.audit();
    if (settings.audit() == Mode.OFF && !settings.accept()) {
      return before == null
          ? Audit.off()
          : before.judged(Mode.OFF, settings.limits(), manifest.today());
    }
    Audit asked = before == null || before.measures() == null ? compared(context) : before;
    if (settings.accept()) {
      Audit found =
          asked.findings().isEmpty()
              ? asked.judged(Mode.STOP, settings.limits(), manifest.today())
              : asked;
      asked =
          found.findings().isEmpty() ? found : found.accepting(context.run().now(), context.who());
      if (asked.accepted() == null) {
        requireNothingToAccept(context);
      }
    }
    Mode mode = settings.audit() == Mode.OFF ? Mode.STOP : settings.audit();
    return asked.judged(mode, settings.limits(), manifest.today());
  }

  private static void requireNothingToAccept(StageContext context) {
    if (context.settings().accept()) {
      throw new UsageException(
          "Run "
              + context.run().id()
              + " has no findings to accept. Leave out --accept to go on with it.");
    }
  }

  private static Audit compared(StageContext context) {
    long start = System.nanoTime();
    Manifest manifest = context.run().manifest();
    FiguresReader reader = new FiguresReader(context.run().folder().bucket());
    boolean alone = manifest.isPartial() || manifest.sample();
    Optional<Manifest> baseline =
        alone ? Optional.empty() : context.loadedRuns().baseline(manifest);
    Figures before = baseline.map(reader::read).orElse(null);
    List<Measure> measures = Comparison.of(reader.read(manifest), before, !manifest.isPartial());
    double seconds = (System.nanoTime() - start) / 1e9;
    return Audit.of(
        baseline.map(Manifest::runId).orElse(null), measures, Math.round(seconds * 1_000) / 1e3);
  }

  private static void requireGood(StageContext context) {
    List<String> messages = new ArrayList<>();
    Stopped stopped = null;
    Audit audit = context.run().manifest().audit();
    if (audit != null && audit.verdict() == Verdict.stopped) {
      stopped = new Stopped(Guard.AUDIT, 0, audit.findings().size());
      audit.told().stream().map(Finding::message).forEach(messages::add);
      messages.add(
          audit.untoldInWords()
              + (audit.untold() == 0 ? "" : " ")
              + (audit.baseline() == null ? "" : "The last good run is " + audit.baseline() + ". ")
              + "The table was not touched.");
    }
    Optional<GuardException> rejects = Guards.tooManyRejects(context);
    if (rejects.isPresent()) {
      stopped = rejects.get().stopped();
      messages.addAll(0, rejects.get().messages());
    }
    if (stopped != null) {
      throw new GuardException(stopped, messages);
    }
  }
}
