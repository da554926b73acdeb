package org.therapeuticlocator.pipeline.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.pipeline.audit.Audit;
import org.therapeuticlocator.pipeline.audit.Limits;
import org.therapeuticlocator.pipeline.destination.dynamodb.DynamoDbFactory;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.run.Stage;

public class CommandLineTest {
  private static void checkDestination(Map<Option, String> values, List<String> problems) {
    if ("nowhere".equals(values.get(Option.DESTINATION))) {
      problems.add("There is no such destination.");
    } else {
      new DynamoDbFactory().check(values, problems);
    }
  }

  @Test
  public void onlyTheInputIsRequired() {
    assertThat(
        parse("--input=a.csv"),
        is(
            new Settings(
                "a.csv",
                "hello-heart-covid-data",
                "dynamodb",
                "providers",
                null,
                "env:JDBC_PASSWORD",
                4,
                false,
                false,
                null,
                EnumSet.allOf(Stage.class),
                false,
                Duration.ZERO,
                false,
                Audit.Mode.STOP,
                false,
                new Limits(10, 50, 10, null),
                20,
                5,
                new Capacity(null),
                new Capacity(null),
                false,
                false,
                false,
                false,
                null,
                false)));
  }

  @Test
  public void everyOptionIsTaken() {
    assertThat(
        parse(
            "--input=a.csv,s3://in/b*.csv.gz",
            "--bucket=other-bucket",
            "--destination=folder",
            "--table=other.table",
            "--jdbcUser=loader",
            "--jdbcPasswordFrom=file:/run/secrets/db",
            "--connections=8",
            "--createTable",
            "--ddl",
            "--runId=2024-04-12_nightly.1",
            "--stages=plan, load",
            "--staleRows=delete",
            "--staleAfter=36h",
            "--audit=warn",
            "--accept",
            "--maxDropPercent=12.5",
            "--maxGroupDropPercent=0",
            "--maxGonePercent=100",
            "--maxAgeDays=7",
            "--maxDeletePercent=0.5",
            "--maxRejectedPercent=100",
            "--writeCapacity=200",
            "--readCapacity=unlimited",
            "--dryRun=true",
            "--verify=TRUE",
            "--multiline",
            "--local=true",
            "--report=out",
            "--json"),
        is(
            new Settings(
                "a.csv,s3://in/b*.csv.gz",
                "other-bucket",
                "folder",
                "other.table",
                "loader",
                "file:/run/secrets/db",
                8,
                true,
                true,
                "2024-04-12_nightly.1",
                EnumSet.of(Stage.PLAN, Stage.LOAD),
                true,
                Duration.ofHours(36),
                false,
                Audit.Mode.WARN,
                true,
                new Limits(12.5, 0, 100, 7),
                0.5,
                100,
                new Capacity(200),
                new Capacity(0),
                true,
                true,
                true,
                true,
                "out",
                true)));
  }

  @Test
  public void everythingThatIsWrongIsToldAtOnceInOrder() {
    assertThat(
        problems(
            "input.csv",
            "--inptu=a.csv",
            "--table=../x",
            "--table=y",
            "--awsSecretKey=hunter2",
            "--runId=-x",
            "--stages=load,all",
            "--dryRun=perhaps",
            "--maxDeletePercent=101",
            "--readCapacity=half",
            "--writeCapacity=0"),
        contains(
            "Argument 1 is not an option: options are written --name=value. See --help.",
            "There is no option --inptu. Did you mean --input?",
            "--table is given twice. Give it once.",
            "--awsSecretKey would put credentials into the job's options, where others can read"
                + " them. Leave it out: they come from the AWS environment, profile or role.",
            "--input is missing: name the files to load, such as --input=s3://bucket/file.csv or"
                + " --input=data/*.csv.gz.",
            "--runId: '-x' is not a name of up to 64 letters, digits, '.', '_' and '-' that begins"
                + " with a letter or digit.",
            "--table: '../x' is not a table name of 3 to 255 letters, digits, '_', '-' and '.'.",
            "--writeCapacity: '0' is not auto, unlimited or a whole number of write units per"
                + " second.",
            "--readCapacity: 'half' is not auto, unlimited or a whole number of read units per"
                + " second.",
            "--stages: 'load,all' is not one or more of extract, transform, plan, load,"
                + " comma-separated.",
            "--maxDeletePercent: '101' is not a percentage from 0 to 100, such as 5 or 0.5.",
            "--dryRun: 'perhaps' is not true or false."));
  }

  @Test
  public void unknownOptionIsToldWithTheNearestName() {
    suggests("--maxDeletePercnt=5", "--maxDeletePercent");
    suggests("--DRYRUN=true", "--dryRun");
    suggests("--s3endpoint=http://a", "--s3Endpoint");
    suggests("--Input=b.csv", "--input");
    assertThat(
        problems("--input=a.csv", "--somethingElseAltogether=1"),
        contains("There is no option --somethingElseAltogether. See --help."));
  }

  @Test
  public void suggestedNameIsOneThatBeamTakes() {
    suggests("--SSEAlgoritm=AES256", "--SSEAlgorithm");
  }

  @Test
  public void optionsThatTheProgramSetsAreRefused() {
    assertThat(
        problems(
            "--input=a.csv",
            "--unitsPerSecond=5",
            "--writers=3",
            "--jobName=mine",
            "--clientBuilderFactory=java.lang.String",
            "--s3ClientFactoryClass=java.lang.String",
            "--s3UploadBufferSizeBytes=1"),
        contains(
            "--unitsPerSecond is set by the program itself. Give --writeCapacity.",
            "--writers is set by the program itself. Give the runner's --parallelism.",
            "--jobName is set by the program itself. Name the run, with --runId.",
            "--clientBuilderFactory is set by the program itself. It has clients of its own.",
            "--s3ClientFactoryClass is set by the program itself. It has clients of its own.",
            "--s3UploadBufferSizeBytes is set by the program itself. It has a size of its own."));
    assertThat(
        problems("--input=a.csv", "--writer=1"),
        contains("There is no option --writer. See --help."));
  }

  @Test
  public void optionsOfTheRunnersGoThrough() {
    parse(
        "--input=a.csv",
        "--parallelism=3",
        "--targetParallelism=3",
        "--flinkMaster=host:8081",
        "--tempLocation=s3://b/tmp",
        "--filesToStage=x.jar");
  }

  @Test
  public void encryptionIsCheckedBeforeAnythingIsWritten() {
    parse("--input=a.csv", "--SSEAlgorithm=AES256");
    parse("--input=a.csv", "--SSEAlgorithm=aws:kms");
    parse("--input=a.csv", "--SSEAlgorithm=aws:kms", "--SSEKMSKeyId=arn:aws:kms:us-east-1:1:key/k");
    refuses("SSEAlgorithm", "AES256 or aws:kms", "", "AES", "aes256", "aws:kms:dsse", "KMS");
    for (String[] options :
        new String[][] {
          {"--input=a.csv", "--SSEKMSKeyId=k"},
          {"--input=a.csv", "--SSEKMSKeyId=k", "--SSEAlgorithm=AES256"},
          {"--input=a.csv", "--SSEKMSKeyId=", "--SSEAlgorithm=aws:kms"}
        }) {
      assertThat(
          problems(options),
          contains("--SSEKMSKeyId needs a key's id or ARN, and --SSEAlgorithm=aws:kms."));
    }
  }

  @Test
  public void optionGivenTwiceIsRefusedWhateverItsValues() {
    assertThat(
        problems("--input=a.csv", "--input=b.csv"),
        contains("--input is given twice. Give it once."));
    assertThat(
        problems("--input=a.csv", "--dryRun", "--dryRun=true"),
        contains("--dryRun is given twice. Give it once."));
  }

  @Test
  public void optionsThatCarrySecretsAreRefusedWithoutTheirValue() {
    for (String name :
        new String[] {
          "awsCredentialsProvider",
          "secretKey",
          "SecretAccessKey",
          "password",
          "PASSWORD",
          "sessionToken",
          "awsAccessKeyId",
          "credentials"
        }) {
      for (String value : new String[] {"=hunter2", "={\"@type\":\"hunter2\"}", ""}) {
        List<String> problems = problems("--input=a.csv", "--" + name + value);
        assertThat(
            problems,
            contains(
                "--"
                    + name
                    + " would put credentials into the job's options, where others can read them."
                    + " Leave it out: they come from the AWS environment, profile or role."));
      }
    }
  }

  @Test
  public void secretsInOtherPlacesAreNotRepeated() {
    for (String[] arguments :
        new String[][] {
          {"--input=a.csv", "--password", "hunter2"},
          {"--input=a.csv", "-password=hunter2"},
          {"--input=a.csv", "--endpoint=http://me:hunter2@local host"},
          {"--input=a.csv", "--proxyConfiguration={\"proxyPassword\":\"hunter2\"}"},
        }) {
      assertThat(problems(arguments).toString(), not(containsString("hunter2")));
    }
  }

  @Test
  public void endpointThatIsNoUrlIsRefused() {
    assertThat(
        problems("--input=a.csv", "--endpoint=http://a b"),
        contains("--endpoint does not take the value 'http://a b'."));
  }

  @Test
  public void optionThatNeedsAValueIsRefusedWithoutOne() {
    for (String name : new String[] {"input", "bucket", "table", "runId", "report", "s3Endpoint"}) {
      String input = name.equals("input") ? "--dryRun" : "--input=a.csv";
      assertThat(
          problems(input, "--" + name).get(0),
          is("--" + name + " needs a value: --" + name + "=…"));
    }
  }

  @Test
  public void whatIsNoOptionIsRefused() {
    for (String argument : new String[] {"a.csv", "-input=a.csv", "--", "-h", ""}) {
      assertThat(
          problems("--input=a.csv", argument),
          contains("Argument 2 is not an option: options are written --name=value. See --help."));
    }
  }

  @Test
  public void inputThatIsBlankIsMissing() {
    for (String input : new String[] {"--input=", "--input= "}) {
      assertThat(problems(input).get(0), containsString("--input is missing: "));
    }
  }

  @Test
  public void runIdsAreNamesThatEveryPlaceTakes() {
    for (String runId : new String[] {"a", "0", "a..b", "A-_.z", "a".repeat(64)}) {
      assertThat(parse("--input=a.csv", "--runId=" + runId).runId(), is(runId));
    }
    for (String runId :
        new String[] {
          "..", ".", "-x", "_x", ".x", "a/b", "a b", "ä", "аbc", "٣", "a\n", "", "a".repeat(65)
        }) {
      String printed = runId.replace("\n", "?");
      assertThat(
          problems("--input=a.csv", "--runId=" + runId),
          contains(
              "--runId: '"
                  + printed
                  + "' is not a name of up to 64 letters, digits, '.', '_' and '-' that begins with"
                  + " a letter or digit."));
    }
  }

  @Test
  public void controlCharactersAreNotPrinted() {
    assertThat(
        problems("--input=a.csv", "--table=\u001B[31m\u202Ex\u2028"),
        contains(
            "--table: '?[31m?x?' is not a table name of 3 to 255 letters, digits, '_', '-' and"
                + " '.'."));
  }

  @Test
  public void valuesThatAreNotAllowedAreRefused() {
    refuses("bucket", "a bucket name, such as hello-heart-covid-data", "", "ab", "Bucket", "a/b");
    refuses(
        "table",
        "a table name of 3 to 255 letters, digits, '_', '-' and '.'",
        "",
        "ab",
        "../x",
        "täble",
        "a".repeat(256));
    refuses(
        "stages",
        "one or more of extract, transform, plan, load, comma-separated",
        "",
        "Load",
        "extract,,load",
        "load,",
        "verify");
    refuses("staleRows", "keep or delete", "", "Keep", "true");
    for (String name : new String[] {"maxDeletePercent", "maxRejectedPercent"}) {
      refuses(
          name,
          "a percentage from 0 to 100, such as 5 or 0.5",
          "",
          "5%",
          "-1",
          "100.000001",
          "1e1",
          "٣",
          ".5",
          "NaN");
    }
    refuses(
        "writeCapacity",
        "auto, unlimited or a whole number of write units per second",
        "",
        "0",
        "-5",
        "1.5",
        "Auto",
        "1000000000");
    for (String name : new String[] {"dryRun", "verify", "multiline", "local", "json"}) {
      refuses(name, "true or false", "", "yes", "1");
    }
  }

  @Test
  public void valuesAtTheirLimitsAreTaken() {
    assertThat(parse("--input=a.csv", "--maxDeletePercent=0").maxDeletePercent(), is(0.0));
    assertThat(parse("--input=a.csv", "--maxDeletePercent=100.0").maxDeletePercent(), is(100.0));
    assertThat(
        parse("--input=a.csv", "--maxRejectedPercent=0.000001").maxRejectedPercent(), is(1e-6));
    assertThat(
        parse("--input=a.csv", "--writeCapacity=999999999").writeCapacity(),
        is(new Capacity(999_999_999)));
    assertThat(
        parse("--input=a.csv", "--writeCapacity=unlimited").writeCapacity(), is(new Capacity(0)));
    assertThat(
        parse("--input=a.csv", "--stages=load,extract,load").stages(),
        is(EnumSet.of(Stage.EXTRACT, Stage.LOAD)));
  }

  @Test
  public void whatIsWrongWithTheDestinationIsToldWithTheRest() {
    assertThat(
        problems("--input=a.csv", "--destination=nowhere", "--dryRun=perhaps"),
        contains("There is no such destination.", "--dryRun: 'perhaps' is not true or false."));
  }

  @Test
  public void defaultsOfTheRunnerYieldToTheUsersOptions() {
    CommandLine.Parsed line =
        CommandLine.parse(
            new String[] {"--input=a.csv", "--targetParallelism=3"},
            Map.of("targetParallelism", "16", "jobName", "by-default"),
            CommandLineTest::checkDestination);

    assertThat(line.arguments(), contains("--targetParallelism=3", "--jobName=by-default"));
    assertThat(line.newOptions().getJobName(), is("by-default"));
  }

  @Test
  public void eachPipelineHasOptionsOfItsOwn() {
    CommandLine.Parsed line =
        CommandLine.parse(
            new String[] {"--input=a.csv"}, Map.of(), CommandLineTest::checkDestination);
    line.newOptions().setS3Endpoint("changed");
    assertThat(line.newOptions().getS3Endpoint(), is(nullValue()));
  }

  private static void suggests(String argument, String name) {
    assertThat(
        problems("--input=a.csv", argument),
        contains(
            "There is no option "
                + argument.substring(0, argument.indexOf('='))
                + ". Did you mean "
                + name
                + "?"));
  }

  private static void refuses(String name, String allowed, String... values) {
    for (String value : values) {
      assertThat(
          problems("--input=a.csv", "--" + name + "=" + value),
          contains("--" + name + ": '" + value + "' is not " + allowed + "."));
    }
  }

  private static Settings parse(String... arguments) {
    return CommandLine.parse(arguments, Map.of(), CommandLineTest::checkDestination).settings();
  }

  private static List<String> problems(String... arguments) {
    return new ArrayList<>(
        assertThrows(
                String.join(" ", arguments),
                UsageException.class,
                () -> CommandLine.parse(arguments, Map.of(), CommandLineTest::checkDestination))
            .problems());
  }
}
