package org.therapeuticlocator.pipeline.options;

import org.apache.commons.text.CaseUtils;
import org.jspecify.annotations.Nullable;

/**
 * The options of this program, with their defaults, in the order in which wrong ones are told; what
 * they mean is in {@code help.txt}. Those of AWS, of Beam and of the runners are Beam's to read.
 */
public enum Option {
  INPUT(null, Allowed.ANY),
  RUN_ID(
      null,
      new Allowed(
          "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
          "a name of up to 64 letters, digits, '.', '_' and '-' that begins with a letter or"
              + " digit")),
  BUCKET(
      "hello-heart-covid-data",
      new Allowed(
          "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket name, such as hello-heart-covid-data")),
  DESTINATION("dynamodb", Allowed.ANY),
  TABLE("providers", Allowed.ANY),
  JDBC_USER(null, Allowed.ANY),
  JDBC_PASSWORD_FROM("env:JDBC_PASSWORD", Allowed.ANY),
  CONNECTIONS("4", new Allowed("[1-9][0-9]{0,2}", "a number from 1 to 999")),
  CREATE_TABLE("false", Allowed.FLAG),
  DDL("false", Allowed.FLAG),
  WRITE_CAPACITY("auto", Allowed.units("write")),
  READ_CAPACITY("auto", Allowed.units("read")),
  STALE_ROWS("keep", new Allowed("keep|delete", "keep or delete")),
  STALE_AFTER("0d", new Allowed("[0-9]{1,5}[dh]", "a number of days or hours, such as 7d or 36h")),
  PARTIAL("false", Allowed.FLAG),
  STAGES(
      "extract,transform,plan,load",
      new Allowed(
          "\\s*STAGE\\s*(,\\s*STAGE\\s*)*".replace("STAGE", "(extract|transform|plan|load)"),
          "one or more of extract, transform, plan, load, comma-separated")),
  MAX_DELETE_PERCENT("20", Allowed.PERCENT),
  MAX_REJECTED_PERCENT("5", Allowed.PERCENT),
  AUDIT("stop", new Allowed("stop|warn|off", "stop, warn or off")),
  ACCEPT("false", Allowed.FLAG),
  MAX_DROP_PERCENT("10", Allowed.PERCENT),
  MAX_GROUP_DROP_PERCENT("50", Allowed.PERCENT),
  MAX_GONE_PERCENT("10", Allowed.PERCENT),
  MAX_AGE_DAYS(null, new Allowed("[0-9]{1,5}", "a number of days")),
  DRY_RUN("false", Allowed.FLAG),
  VERIFY("false", Allowed.FLAG),
  MULTILINE("false", Allowed.FLAG),
  LOCAL("false", Allowed.FLAG),
  JSON("false", Allowed.FLAG),
  REPORT(null, Allowed.ANY),
  RUNS(null, Allowed.ANY);

  /** The values that an option may have, as a regular expression and in words. */
  private record Allowed(String pattern, String inWords) {
    static final Allowed ANY = new Allowed("(?s).*", "");
    static final Allowed FLAG = new Allowed("(?i)true|false", "true or false");
    static final Allowed PERCENT =
        new Allowed(
            "0?[0-9]{1,2}([.][0-9]{1,6})?|100([.]0{1,6})?",
            "a percentage from 0 to 100, such as 5 or 0.5");

    static Allowed units(String kind) {
      return new Allowed(
          Capacity.PATTERN, "auto, unlimited or a whole number of " + kind + " units per second");
    }
  }

  private final @Nullable String byDefault;
  private final String pattern;
  private final String inWords;

  Option(@Nullable String byDefault, Allowed allowed) {
    this.byDefault = byDefault;
    this.pattern = allowed.pattern;
    this.inWords = allowed.inWords;
  }

  /** What stands behind the dashes: {@code runId}. */
  public String typed() {
    return CaseUtils.toCamelCase(name(), false, '_');
  }

  /** The value where it is not given; null for none. */
  public @Nullable String byDefault() {
    return byDefault;
  }

  /** Whether it means {@code true}, or all, where it has no value. */
  boolean isFlag() {
    return this == RUNS || "false".equals(byDefault);
  }

  boolean takes(String value) {
    return value.matches(pattern);
  }

  /** What it takes, in words. */
  String allowed() {
    return inWords;
  }
}
