package org.therapeuticlocator.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.therapeuticlocator.pipeline.aws.AwsErrors;
import org.therapeuticlocator.pipeline.console.Console;
import org.therapeuticlocator.pipeline.failure.IoErrors;
import org.therapeuticlocator.pipeline.failure.RunFailedException;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.report.page.End;
import org.therapeuticlocator.pipeline.report.page.ReportPage;
import org.therapeuticlocator.pipeline.report.page.RunFacts;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.stage.StageContext;
import software.amazon.awssdk.core.exception.SdkException;

/** Where the report goes: into the run's folder, and to {@code --report}. */
final class ReportFolder {
  private ReportFolder() {}

  /** Makes the local folder, so that one that cannot be written is found before the run. */
  static void prepare(Settings settings) {
    if (settings.report() == null) {
      return;
    }
    Path folder = Path.of(settings.report());
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, "report", ".tmp"));
    } catch (IOException e) {
      throw new UsageException(
          "--report="
              + folder
              + " cannot be written ("
              + IoErrors.of(e)
              + "). Name another folder.");
    }
  }

  /** Writes the report and the page of a run that ended, and answers the report. */
  static Report write(StageContext context, Console console, End end) {
    boolean succeeded = end.kind() == End.Kind.WELL;
    Report report = Report.of(context.run().manifest(), succeeded, context.settings().dryRun());
    try {
      RunFolder folder = context.run().folder();
      folder.bucket().write(folder.key(RunFolder.REPORT_JSON), "application/json", report.toJson());
      if (context.settings().report() != null) {
        Files.writeString(
            Path.of(context.settings().report(), RunFolder.REPORT_JSON), report.toJson());
      }
      String page = ReportPage.render(RunFacts.read(context.run(), report, end));
      folder.bucket().write(folder.key(RunFolder.REPORT_HTML), "text/html; charset=utf-8", page);
      if (context.settings().report() != null) {
        Files.writeString(Path.of(context.settings().report(), RunFolder.REPORT_HTML), page);
      }
    } catch (IOException | RuntimeException e) {
      // Nothing that goes wrong here may hide how the run ended.
      if (succeeded) {
        throw new RunFailedException(
            "The table is complete, but the report could not be written: " + why(e), e);
      }
      console.say("The report could not be written: " + why(e));
    }
    return report;
  }

  private static String why(Exception e) {
    return e instanceof SdkException sdk ? AwsErrors.of(sdk) : IoErrors.of(e) + '.';
  }
}
