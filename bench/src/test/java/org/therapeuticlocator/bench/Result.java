package org.therapeuticlocator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * One load as it was measured.
 *
 * @param at where it wrote: {@code stub}, {@code embedded}, {@code loopback}, {@code 10ms}
 * @param load what was loaded: {@code first}, {@code again}, {@code churn}, {@code sample}, {@code
 *     sample again}
 * @param transformSeconds from the process's start until the snapshot was there
 * @param loadSeconds of writing alone; the program's with its plan: {@code planSeconds} more
 * @param calls of BatchWriteItem; 0 where nobody counts
 */
record Result(
    String at,
    String load,
    Contender contender,
    int round,
    double seconds,
    double cpuSeconds,
    long peakMegabytes,
    long items,
    double transformSeconds,
    double planSeconds,
    double loadSeconds,
    long calls,
    long itemsWritten,
    int mostInFlight) {

  static Result of(
      String at,
      String load,
      Contender contender,
      int round,
      Measured measured,
      JsonNode printed,
      DynamoDbStub.Stats stats) {
    JsonNode stages = printed.path("seconds");
    double plan = stages.path("plan").asDouble();
    double write =
        contender.isProgram()
            ? stages.path("load").asDouble()
            : printed.path("writeSeconds").asDouble();
    return new Result(
        at,
        load,
        contender,
        round,
        measured.seconds(),
        measured.cpuSeconds(),
        measured.peakMegabytes(),
        contender.isProgram() ? printed.at("/rows/kept").asLong() : printed.path("items").asLong(),
        measured.seconds() - plan - (contender == Contender.SNAPSHOT_LOOP ? 0 : write),
        plan,
        write,
        stats.calls(),
        stats.items(),
        stats.mostInFlight());
  }

  /** Of reading the table and of writing it. */
  double tableSeconds() {
    return planSeconds + loadSeconds;
  }

  String name() {
    return String.join(" | ", at, load, contender.label);
  }

  String inWords() {
    return String.format(
        Locale.ROOT,
        "%-8s %-12s %-18s round %d: %6.1f s, %6.1f CPU s, %5d MB",
        at,
        load,
        contender.label,
        round,
        seconds,
        cpuSeconds,
        peakMegabytes);
  }
}
