package org.therapeuticlocator.pipeline.console;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsAccount;
import org.therapeuticlocator.pipeline.aws.AwsConnection;
import org.therapeuticlocator.pipeline.aws.Endpoint;
import org.therapeuticlocator.pipeline.input.FoundInput;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Run;
import org.therapeuticlocator.pipeline.run.Stage;
import org.therapeuticlocator.pipeline.text.Numbers;
import org.therapeuticlocator.pipeline.text.Visible;
import org.therapeuticlocator.transforms.CountNames;

/** What a run says on its way: where it works, which run it is, that a stage is done. */
public final class Announcements {
  private final Console console;

  /** On {@code console}. */
  public Announcements(Console console) {
    this.console = console;
  }

  /** Where the run will work, and which setting said so. */
  public void where(AwsConnection aws, Settings settings) {
    String account = aws.isAws() ? account(aws) : "";
    console.verbatim("S3        bucket " + settings.bucket() + at(aws.s3(), account));
    console.verbatim("DynamoDB  table " + settings.table() + at(aws.dynamodb(), account));
  }

  /** Where the runs lie. */
  public void bucket(AwsConnection aws, Settings settings) {
    String account = aws.s3() == null ? account(aws) : "";
    console.verbatim("S3        bucket " + settings.bucket() + at(aws.s3(), account));
  }

  private static String at(@Nullable Endpoint endpoint, String account) {
    return endpoint == null
        ? " in " + account
        : " at " + endpoint.uri() + " (" + endpoint.source() + ")";
  }

  private String account(AwsConnection aws) {
    AwsAccount account = AwsAccount.of(aws);
    if (account.id() == null) {
      console.say("AWS account unknown (STS does not answer: " + account.unknown() + ").");
    }
    return "AWS account "
        + (account.id() == null ? "unknown" : account.id())
        + ", region "
        + aws.region();
  }

  /** Which run this is, and what it will not read. */
  public void begins(Run run, Optional<FoundInput> input) {
    console.verbatim("Run       " + run.id() + " in " + run.folder().uri(""));
    Set<String> ignored = input.map(FoundInput::ignoredColumns).orElse(Set.of());
    if (!ignored.isEmpty()) {
      console.say("Ignored columns: " + Visible.of(String.join(", ", ignored)));
    }
  }

  /** A run of the same input was left before its end; {@code command} goes on with it. */
  public void unfinished(String runId, String state, String command) {
    console.say("Run " + runId + " of the same input was not finished (" + state + ").");
    console.verbatim("To go on with it instead: " + command);
  }

  /** A stage was done by an earlier start of this run. */
  public void skipped(Stage stage) {
    console.say(stage.label() + ": done earlier, skipped");
  }

  /** A stage is done. */
  public void ended(Stage stage, Manifest manifest) {
    Report report = Report.of(manifest, true, false);
    console.say(
        String.format(
            Locale.ROOT,
            "%s: %s%.1f s",
            stage.label(),
            did(stage, manifest, report),
            report.seconds().getOrDefault(stage.label(), 0.0)));
  }

  private static String did(Stage stage, Manifest manifest, Report report) {
    return switch (stage) {
      case EXTRACT -> Numbers.of(manifest.input().size(), "file") + ", ";
      case TRANSFORM ->
          Numbers.of(report.rows().read(), "row")
              + Numbers.ifAny(", %,d rejected", report.rows().rejected())
              + ", ";
      case PLAN -> Numbers.of(changes(manifest), "change") + " to make, ";
      case LOAD -> Numbers.of(changes(manifest), "change") + " made, ";
    };
  }

  private static long changes(Manifest manifest) {
    var plan = manifest.done(Stage.PLAN);
    return plan.count(CountNames.INSERTED)
        + plan.count(CountNames.UPDATED)
        + plan.count(CountNames.DELETED);
  }
}
