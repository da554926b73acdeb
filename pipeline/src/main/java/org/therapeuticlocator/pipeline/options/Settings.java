package org.therapeuticlocator.pipeline.options;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Limits;
import org.therapeuticlocator.pipeline.run.Manifest;
import org.therapeuticlocator.pipeline.run.Stage;

/**
 * The options, checked and typed.
 *
 * @param input files to load as the user named them, comma-separated
 * @param destination its kind, or its URL
 * @param jdbcUser null: the secret's, or the driver's
 * @param jdbcPasswordFrom where the password is, not the password
 * @param connections at once, of all workers together
 * @param ddl print what makes the table, and nothing else
 * @param runId null: named by the start time
 * @param staleAfter how long an item is missing before it is deleted
 * @param partial the input is not the whole list
 * @param accept the run's findings
 * @param maxDeletePercent 0 to 100
 * @param maxRejectedPercent 0 to 100
 * @param report local folder for the report; null: none
 */
public record Settings(
    String input,
    String bucket,
    String destination,
    String table,
    @Nullable String jdbcUser,
    String jdbcPasswordFrom,
    int connections,
    boolean createTable,
    boolean ddl,
    @Nullable String runId,
    Set<Stage> stages,
    boolean deleteStale,
    Duration staleAfter,
    boolean partial,
    Audit.Mode audit,
    boolean accept,
    Limits limits,
    double maxDeletePercent,
    double maxRejectedPercent,
    Capacity writeCapacity,
    Capacity readCapacity,
    boolean dryRun,
    boolean verify,
    boolean multiline,
    boolean local,
    @Nullable String report,
    boolean json) {
  /** Of values that were checked. */
  static Settings of(Map<Option, String> values) {
    Function<Option, String> text = option -> values.getOrDefault(option, "");
    Predicate<Option> flag = option -> Boolean.parseBoolean(values.get(option));
    return new Settings(
        text.apply(Option.INPUT),
        text.apply(Option.BUCKET),
        text.apply(Option.DESTINATION),
        text.apply(Option.TABLE),
        values.get(Option.JDBC_USER),
        text.apply(Option.JDBC_PASSWORD_FROM),
        Integer.parseInt(text.apply(Option.CONNECTIONS)),
        flag.test(Option.CREATE_TABLE),
        flag.test(Option.DDL),
        values.get(Option.RUN_ID),
        stages(text.apply(Option.STAGES)),
        text.apply(Option.STALE_ROWS).equals("delete"),
        duration(text.apply(Option.STALE_AFTER)),
        flag.test(Option.PARTIAL),
        Audit.Mode.valueOf(text.apply(Option.AUDIT).toUpperCase(Locale.ROOT)),
        flag.test(Option.ACCEPT),
        new Limits(
            Double.parseDouble(text.apply(Option.MAX_DROP_PERCENT)),
            Double.parseDouble(text.apply(Option.MAX_GROUP_DROP_PERCENT)),
            Double.parseDouble(text.apply(Option.MAX_GONE_PERCENT)),
            values.containsKey(Option.MAX_AGE_DAYS)
                ? Integer.valueOf(text.apply(Option.MAX_AGE_DAYS))
                : null),
        Double.parseDouble(text.apply(Option.MAX_DELETE_PERCENT)),
        Double.parseDouble(text.apply(Option.MAX_REJECTED_PERCENT)),
        Capacity.parse(text.apply(Option.WRITE_CAPACITY)),
        Capacity.parse(text.apply(Option.READ_CAPACITY)),
        flag.test(Option.DRY_RUN),
        flag.test(Option.VERIFY),
        flag.test(Option.MULTILINE),
        flag.test(Option.LOCAL),
        values.get(Option.REPORT),
        flag.test(Option.JSON));
  }

  private static Set<Stage> stages(String names) {
    Set<Stage> stages = EnumSet.noneOf(Stage.class);
    for (String name : names.split(",", -1)) {
      stages.add(Stage.valueOf(name.strip().toUpperCase(Locale.ROOT)));
    }
    return stages;
  }

  private static Duration duration(String text) {
    int number = Integer.parseInt(text.substring(0, text.length() - 1));
    return text.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
  }

  /** As the option has it, the same for {@code 7d} and {@code 168h}. */
  private static String text(Duration duration) {
    return duration.toHoursPart() == 0 ? duration.toDays() + "d" : duration.toHours() + "h";
  }

  /** The options that a resumed run must have in common with its first start, by name. */
  public Map<String, String> shared() {
    return Map.of(
        "input",
        input,
        Manifest.DESTINATION,
        destination,
        "table",
        table,
        "multiline",
        String.valueOf(multiline),
        "staleRows",
        deleteStale ? "delete" : "keep",
        Manifest.STALE_AFTER,
        text(staleAfter),
        Manifest.PARTIAL,
        String.valueOf(partial));
  }
}
