package org.therapeuticlocator.pipeline.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.failure.GuardException;
import org.therapeuticlocator.pipeline.failure.UsageException;

/**
 * How the program ended, the same for terminal, page, report.json and exit status.
 *
 * @param messages why it did not end well, a sentence or two each; else empty
 * @param goOn the command that goes on with the run; null without a run or with nothing left
 * @param stopped null unless {@code kind} is {@code STOPPED}
 * @param otherwise what can be done instead of {@code goOn}
 */
public record RunOutcome(
    Kind kind,
    List<String> messages,
    @Nullable String goOn,
    GuardException.@Nullable Stopped stopped,
    List<Way> otherwise) {
  /** A command, and what it is for. */
  public record Way(String purpose, String command) {}

  /** What ended it. */
  public enum Kind {
    /** It did what it was asked to. */
    WELL(0),
    /** Something failed. */
    FAILED(1),
    /** What it was given is wrong, and it wrote nothing to the table. */
    REFUSED(2),
    /** A guard stopped it. */
    STOPPED(3),
    /** A signal; the JVM itself ends with 128 + the signal's number. */
    INTERRUPTED(130);

    private final int status;

    Kind(int status) {
      this.status = status;
    }
  }

  /** It did what it was asked to. */
  public static RunOutcome well(@Nullable String goOn) {
    return new RunOutcome(Kind.WELL, List.of(), goOn, null, List.of());
  }

  /** A signal ends it. */
  public static RunOutcome interrupted(@Nullable String goOn) {
    return new RunOutcome(Kind.INTERRUPTED, List.of(), goOn, null, List.of());
  }

  /**
   * Of what was thrown.
   *
   * @param wroteToTable whether this command did, so that it may not say that nothing was written
   */
  public static RunOutcome of(
      RuntimeException failure, @Nullable String goOn, boolean wroteToTable) {
    if (failure instanceof GuardException guard) {
      return new RunOutcome(Kind.STOPPED, guard.messages(), goOn, guard.stopped(), List.of());
    }
    if (failure instanceof UsageException usage) {
      Kind kind = wroteToTable ? Kind.FAILED : Kind.REFUSED;
      return new RunOutcome(kind, usage.problems(), goOn, null, List.of());
    }
    return new RunOutcome(
        Kind.FAILED, List.of(FailureMessages.sentence(failure)), goOn, null, List.of());
  }

  /** The same, with these ways to go on: the first, and the others. */
  public RunOutcome goingOn(String command, List<Way> others) {
    return new RunOutcome(kind, messages, command, stopped, others);
  }

  /** Whether the audit alone stopped it. */
  public boolean isOfAudit() {
    return stopped != null && stopped.guard() == GuardException.Guard.AUDIT;
  }

  /** The exit status. */
  public int status() {
    return kind.status;
  }

  /** Whether it did what it was asked to. */
  public boolean isWell() {
    return kind == Kind.WELL;
  }

  /** The messages as one text; null for none. */
  public @Nullable String message() {
    return messages.isEmpty() ? null : String.join(" ", messages);
  }

  /** What is said before {@link #goOn}. */
  public String next(boolean dryRun) {
    return switch (kind) {
      case WELL -> dryRun ? "To carry out this plan" : "To go on with this run";
      case STOPPED ->
          isOfAudit() ? "To accept this and load it all the same" : "To go on with this run";
      case FAILED, REFUSED, INTERRUPTED -> "Resume with";
    };
  }
}
