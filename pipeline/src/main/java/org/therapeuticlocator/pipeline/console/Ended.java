package org.therapeuticlocator.pipeline.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.report.Examples;
import org.therapeuticlocator.pipeline.report.Report;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;

/**
 * A run that has ended, for better or worse: all that its summary says.
 *
 * @param folder the run's, {@code s3://bucket/runs/id/}
 * @param ignoredColumns of the input
 * @param unitsPerSecond the limit of writing; 0 for none
 * @param s3Endpoint null: AWS itself
 * @param command the one that was typed, endpoints included
 * @param failure what ended it; null where it ended well
 * @param log where the libraries' messages are; null: nowhere
 */
public record Ended(
    Report report,
    Manifest manifest,
    Examples examples,
    Settings settings,
    String folder,
    Set<String> ignoredColumns,
    double unitsPerSecond,
    @Nullable URI s3Endpoint,
    ShellCommand command,
    @Nullable RuntimeException failure,
    @Nullable Path log) {
  boolean isDone(Stage stage) {
    return manifest.isDone(stage);
  }

  boolean isStopped() {
    return failure instanceof GuardException;
  }
}
