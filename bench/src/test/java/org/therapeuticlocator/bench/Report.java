package org.therapeuticlocator.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The figures as a table: medians of the rounds, and the program beside what it is judged by. */
final class Report {
  private final Map<String, List<Result>> rounds = new LinkedHashMap<>();

  Report(List<Result> results) {
    for (Result result : results) {
      rounds.computeIfAbsent(result.name(), none -> new ArrayList<>()).add(result);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| at | load | | s | from-to | CPU s | peak MB | transform s | plan s | load s"
            + " | in flight | items a call |\n"
            + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    rounds.forEach((name, results) -> text.append(row(name, results)));
    text.append("\n| ratio | direct | flink |\n| --- | --- | --- |\n");
    for (String at : List.of("stub", "embedded")) {
      ratios(at, text);
    }
    return text.toString();
  }

  private static String row(String name, List<Result> results) {
    double from = results.stream().mapToDouble(Result::seconds).min().orElseThrow();
    double to = results.stream().mapToDouble(Result::seconds).max().orElseThrow();
    double calls = median(results, Result::calls);
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f-%.1f | %.1f | %.0f | %.1f | %.1f | %.1f | %.0f | %s |%n",
        name,
        median(results, Result::seconds),
        from,
        to,
        median(results, Result::cpuSeconds),
        median(results, Result::peakMegabytes),
        median(results, Result::transformSeconds),
        median(results, Result::planSeconds),
        median(results, Result::loadSeconds),
        median(results, Result::mostInFlight),
        calls == 0
            ? ""
            : String.format(Locale.ROOT, "%.1f", median(results, Result::itemsWritten) / calls));
  }

  private void ratios(String at, StringBuilder text) {
    OptionalDouble snapshot = median(at, "first", Contender.SNAPSHOT_LOOP, Result::seconds);
    OptionalDouble oneThread = median(at, "first", Contender.ONE_THREAD, Result::seconds);
    OptionalDouble bestWrite =
        List.of(Contender.ONE_THREAD, Contender.THREADS, Contender.ASYNC).stream()
            .map(loop -> median(at, "first", loop, Result::loadSeconds))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .min();
    OptionalDouble boto3 = median(at, "first", Contender.BOTO3, Result::seconds);
    OptionalDouble boto3Write = median(at, "first", Contender.BOTO3, Result::loadSeconds);
    OptionalDouble boto3Threads = median(at, "first", Contender.BOTO3_THREADS, Result::seconds);
    line(
        text,
        at,
        "extract + transform / snapshot loop",
        "first",
        Result::transformSeconds,
        snapshot,
        false);
    line(
        text,
        at,
        "load, items a second / best loop's",
        "first",
        Result::loadSeconds,
        bestWrite,
        true);
    line(text, at, "first run / one-thread loop", "first", Result::seconds, oneThread, false);
    line(text, at, "first run, rows a second / boto3's", "first", Result::seconds, boto3, true);
    line(
        text,
        at,
        "first run, rows a second / boto3's on 8 threads",
        "first",
        Result::seconds,
        boto3Threads,
        true);
    line(
        text,
        at,
        "plan + load, items a second / boto3's",
        "first",
        r -> r.planSeconds() + r.loadSeconds(),
        boto3Write,
        true);
    line(text, at, "same file again / snapshot loop", "again", Result::seconds, snapshot, false);
  }

  private void line(
      StringBuilder text,
      String at,
      String what,
      String load,
      ToDoubleFunction<Result> figure,
      OptionalDouble other,
      boolean inverse) {
    StringBuilder cells = new StringBuilder();
    boolean any = false;
    for (Contender runner : List.of(Contender.DIRECT, Contender.FLINK)) {
      OptionalDouble ours = median(at, load, runner, figure);
      cells.append(" | ");
      if (ours.isPresent() && other.isPresent()) {
        any = true;
        double ratio =
            inverse
                ? other.getAsDouble() / ours.getAsDouble()
                : ours.getAsDouble() / other.getAsDouble();
        cells.append(String.format(Locale.ROOT, "%.2f", ratio));
      }
    }
    if (any) {
      text.append("| ").append(at).append(": ").append(what).append(cells).append(" |\n");
    }
  }

  private OptionalDouble median(
      String at, String load, Contender contender, ToDoubleFunction<Result> figure) {
    List<Result> results = rounds.get(String.join(" | ", at, load, contender.label));
    return results == null ? OptionalDouble.empty() : OptionalDouble.of(median(results, figure));
  }

  private static double median(List<Result> results, ToDoubleFunction<Result> figure) {
    double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
