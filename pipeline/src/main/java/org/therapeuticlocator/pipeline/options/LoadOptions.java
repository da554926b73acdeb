package org.therapeuticlocator.pipeline.options;

import org.apache.beam.sdk.options.Default;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsConnectionOptions;

/**
 * The program's options as given; what they mean is in {@code help.txt}. Checked ones are text, so
 * that {@link CommandLine} can report all that is wrong at once and name the option; Beam's parser
 * stops at the first and names none.
 */
public interface LoadOptions extends AwsConnectionOptions {
  @Nullable String getInput();

  void setInput(@Nullable String value);

  @Default.String("hello-heart-covid-data")
  String getBucket();

  void setBucket(String value);

  @Default.String("dynamodb")
  String getDestination();

  void setDestination(String value);

  @Default.String("providers")
  String getTable();

  void setTable(String value);

  @Nullable String getRunId();

  void setRunId(@Nullable String value);

  @Default.String("extract,transform,plan,load")
  String getStages();

  void setStages(String value);

  @Default.String("keep")
  String getStaleRows();

  void setStaleRows(String value);

  @Default.String("20")
  String getMaxDeletePercent();

  void setMaxDeletePercent(String value);

  @Default.String("auto")
  String getWriteCapacity();

  void setWriteCapacity(String value);

  @Default.String("auto")
  String getReadCapacity();

  void setReadCapacity(String value);

  @Default.String("false")
  String getDryRun();

  void setDryRun(String value);

  @Default.String("false")
  String getVerify();

  void setVerify(String value);

  @Default.String("5")
  String getMaxRejectedPercent();

  void setMaxRejectedPercent(String value);

  @Default.String("false")
  String getMultiline();

  void setMultiline(String value);

  @Nullable String getReport();

  void setReport(@Nullable String value);

  @Default.String("false")
  String getJson();

  void setJson(String value);

  @Nullable String getRuns();

  void setRuns(@Nullable String value);
}
