package org.therapeuticlocator.pipeline;

import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.options.ShellCommand;
import org.therapeuticlocator.pipeline.outcome.FailureMessages;
import org.therapeuticlocator.pipeline.report.page.End;

/** How a run ended, for its report. */
final class RunEnd {
  private RunEnd() {}

  /** A run that {@code command} started; {@code failure} is null where it ended well. */
  static End of(@Nullable RuntimeException failure, ShellCommand command, String runId) {
    if (failure == null) {
      return new End(End.Kind.WELL, null, command.goingOnWith(runId).toString());
    }
    String resume = command.with("--runId", runId).toString();
    if (failure instanceof GuardException) {
      return new End(End.Kind.STOPPED, String.valueOf(failure.getMessage()), resume);
    }
    String message =
        failure instanceof UsageException usage
            ? String.join(" ", usage.problems())
            : FailureMessages.sentence(failure);
    return new End(End.Kind.FAILED, message, resume);
  }
}
