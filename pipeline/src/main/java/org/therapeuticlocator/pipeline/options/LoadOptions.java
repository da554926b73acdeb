package org.therapeuticlocator.pipeline.options;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;

/**
 * The program's options as given. Checked ones are text, so that {@link Settings} can report all
 * that is wrong at once and name the option; Beam's parser stops at the first and names none.
 */
public interface LoadOptions extends AwsConnectionOptions {
  @Description(
      "Files to load, comma-separated: local or s3://, globs; .gz, .bz2, .zst by their ending."
          + " Required.")
  @Nullable String getInput();

  void setInput(@Nullable String value);

  @Description("Bucket that holds runs/.")
  @Default.String("hello-heart-covid-data")
  String getBucket();

  void setBucket(String value);

  @Description("Kind of what is loaded into: dynamodb.")
  @Default.String("dynamodb")
  String getDestination();

  void setDestination(String value);

  @Description("DynamoDB table with the key id (S, HASH).")
  @Default.String("providers")
  String getTable();

  void setTable(String value);

  @Description("Name of the run; that of an earlier run resumes it. Default: the UTC start time.")
  @Nullable String getRunId();

  void setRunId(@Nullable String value);

  @Description(
      "Stages to run now, comma-separated; one that already succeeded in this run is skipped.")
  @Default.String("extract,transform,plan,load")
  String getStages();

  void setStages(String value);

  @Description("What happens to items of ours that the input no longer has: keep or delete.")
  @Default.String("keep")
  String getStaleRows();

  void setStaleRows(String value);

  @Description("Refuse to delete more than this percentage of our items in the table.")
  @Default.String("20")
  String getMaxDeletePercent();

  void setMaxDeletePercent(String value);

  @Description(
      "Write units per second: a number, auto (the table's provisioned capacity) or unlimited.")
  @Default.String("auto")
  String getWriteCapacity();

  void setWriteCapacity(String value);

  @Description(
      "Read units per second: a number, auto (half the table's provisioned capacity) or unlimited.")
  @Default.String("auto")
  String getReadCapacity();

  void setReadCapacity(String value);

  @Description("Stop after plan: what would be written, and what it would cost.")
  @Default.String("false")
  String getDryRun();

  void setDryRun(String value);

  @Description("After load, read the table once more and compare it with the snapshot.")
  @Default.String("false")
  String getVerify();

  void setVerify(String value);

  @Description(
      "Stop before the table is touched when more than this percentage of the rows is rejected.")
  @Default.String("5")
  String getMaxRejectedPercent();

  void setMaxRejectedPercent(String value);

  @Description("Records may contain line breaks inside quotes.")
  @Default.String("false")
  String getMultiline();

  void setMultiline(String value);

  @Description("Also write report.json and report.html into this local folder.")
  @Nullable String getReport();

  void setReport(@Nullable String value);

  @Description("Print report.json, on one line, as the last line on standard output.")
  @Default.String("false")
  String getJson();

  void setJson(String value);

  @Description(
      "List the runs of the bucket, newest first; with the id of one, all about it. Nothing is"
          + " loaded.")
  @Nullable String getRuns();

  void setRuns(@Nullable String value);
}
