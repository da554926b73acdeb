package org.therapeuticlocator.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures as a table: medians of the rounds, and the program beside what it is judged by. */
final class Report {
  static final List<Contender> RUNNERS = List.of(Contender.DIRECT, Contender.FLINK);

  private final List<Result> results;
  private final Map<String, List<Result>> rounds = new LinkedHashMap<>();

  Report(List<Result> results) {
    this.results = results;
    for (Result result : results) {
      rounds.computeIfAbsent(result.name(), none -> new ArrayList<>()).add(result);
    }
  }

  /** As it is written down. */
  record Figures(List<Result> results, List<Ratio> ratios) {}

  Figures figures() {
    return new Figures(results, ratios());
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "| at | load | | s | from-to | CPU s | peak MB | transform s | plan s | load s"
            + " | in flight | items a call |\n"
            + "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    rounds.forEach((name, ofName) -> text.append(row(name, ofName)));
    text.append("\n| ratio | direct | flink | goal |\n| --- | --- | --- | --- |\n");
    ratios().forEach(ratio -> text.append(ratio.row()));
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

  /** Those for which both sides were measured. */
  private List<Ratio> ratios() {
    List<Ratio> all = new ArrayList<>();
    for (String at : results.stream().map(Result::at).distinct().toList()) {
      if (at.equals("stub") || at.equals("embedded")) {
        all.addAll(ofDynamoDb(at));
      } else {
        all.addAll(ofDatabase(at));
      }
    }
    all.removeIf(ratio -> ratio.ofRunner().isEmpty());
    return all;
  }

  private List<Ratio> ofDynamoDb(String at) {
    Double snapshot = median(at, "first", Contender.SNAPSHOT_LOOP, Result::seconds);
    Double oneThread = median(at, "first", Contender.ONE_THREAD, Result::seconds);
    Double boto3 = median(at, "first", Contender.BOTO3, Result::seconds);
    Double boto3Write = median(at, "first", Contender.BOTO3, Result::loadSeconds);
    Double boto3Threads = median(at, "first", Contender.BOTO3_THREADS, Result::seconds);
    Double bestWrite = null;
    for (Contender loop : List.of(Contender.ONE_THREAD, Contender.THREADS, Contender.ASYNC)) {
      Double write = median(at, "first", loop, Result::loadSeconds);
      bestWrite = bestWrite == null || (write != null && write < bestWrite) ? write : bestWrite;
    }
    return List.of(
        of(at, "extract + transform / snapshot loop", "", "first", Result::transformSeconds)
            .over(snapshot),
        of(at, "load, items a second / best loop's", "", "first", Result::loadSeconds)
            .under(bestWrite),
        of(at, "first run / one-thread loop", "", "first", Result::seconds).over(oneThread),
        of(at, "first run, rows a second / boto3's", "", "first", Result::seconds).under(boto3),
        of(at, "first run, rows a second / boto3's on 8 threads", "", "first", Result::seconds)
            .under(boto3Threads),
        of(at, "plan + load, items a second / boto3's", "", "first", Result::tableSeconds)
            .under(boto3Write),
        of(at, "same file again / snapshot loop", "", "again", Result::seconds).over(snapshot));
  }

  private List<Ratio> ofDatabase(String at) {
    boolean far = !at.equals("loopback");
    Double rewritten = median(at, "first", Contender.REWRITTEN, Result::loadSeconds);
    Double plain = median(at, "first", Contender.PLAIN, Result::loadSeconds);
    Double connections = median(at, "first", Contender.CONNECTIONS, Result::loadSeconds);
    return List.of(
        of(at, "load / loop's, rewritten", far ? "" : "at most 1.3", "first", Result::loadSeconds)
            .over(rewritten),
        of(
                at,
                "load, items a second / plain executeBatch's",
                far ? "" : "at least 3",
                "first",
                Result::loadSeconds)
            .under(plain),
        of(
                at,
                "load, items a second / loop's with 4 connections",
                far ? "at least 0.75" : "",
                "first",
                Result::loadSeconds)
            .under(connections),
        of(at, "same file again / first run", "at most 0.5", "again", Result::seconds)
            .over(runner -> median(at, "first", runner, Result::seconds)),
        of(at, "same file again / first run, plan + load", "", "again", Result::tableSeconds)
            .over(runner -> median(at, "first", runner, Result::tableSeconds)));
  }

  /** A figure of the program's. */
  private Side of(
      String at, String what, String goal, String load, ToDoubleFunction<Result> figure) {
    return new Side(at, what, goal, runner -> median(at, load, runner, figure));
  }

  private record Side(
      String at, String what, String goal, Function<Contender, @Nullable Double> ours) {
    Ratio over(@Nullable Double other) {
      return over(runner -> other);
    }

    Ratio over(Function<Contender, @Nullable Double> other) {
      return ratio(other, false);
    }

    Ratio under(@Nullable Double other) {
      return ratio(runner -> other, true);
    }

    private Ratio ratio(Function<Contender, @Nullable Double> other, boolean inverse) {
      Map<String, Double> ratios = new TreeMap<>();
      for (Contender runner : RUNNERS) {
        Double mine = ours.apply(runner);
        Double theirs = other.apply(runner);
        if (mine != null && theirs != null) {
          ratios.put(runner.label, inverse ? theirs / mine : mine / theirs);
        }
      }
      return new Ratio(at, what, goal, ratios);
    }
  }

  /** Null where it was not measured. */
  private @Nullable Double median(
      String at, String load, Contender contender, ToDoubleFunction<Result> figure) {
    List<Result> measured = rounds.get(String.join(" | ", at, load, contender.label));
    return measured == null ? null : median(measured, figure);
  }

  private static double median(List<Result> results, ToDoubleFunction<Result> figure) {
    double[] sorted = results.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
