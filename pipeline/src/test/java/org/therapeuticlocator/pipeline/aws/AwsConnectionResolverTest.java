package org.therapeuticlocator.pipeline.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Expectations are what the AWS CLI does with the same environment and config file. */
public class AwsConnectionResolverTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Map<String, String> environment = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  @Before
  public void everyPlaceHasASetting() throws IOException {
    config(
        "[default]",
        "region = eu-central-1",
        "endpoint_url = http://default:1",
        "[profile dev]",
        "services = dev-services",
        "endpoint_url = http://profile:2",
        "[services dev-services]",
        "s3 =",
        "  endpoint_url = http://services-s3:3",
        "dynamodb =",
        "  endpoint_url = http://services-dynamodb:4");
    environment.put("AWS_PROFILE", "dev");
    environment.put("AWS_ENDPOINT_URL", "http://general:5");
    environment.put("AWS_ENDPOINT_URL_S3", "http://variable-s3:6");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", "http://variable-dynamodb:7");
  }

  @Test
  public void theServicesOptionComesFirst() {
    assertThat(s3("http://o-s3:1", "http://o:2"), is("http://o-s3:1 by --s3Endpoint"));
    assertThat(
        dynamodb("http://o-dynamodb:1", "http://o:2"),
        is("http://o-dynamodb:1 by --dynamodbEndpoint"));
  }

  @Test
  public void thenTheOptionForBoth() {
    assertThat(s3(null, "http://o:2"), is("http://o:2 by --endpoint"));
    assertThat(dynamodb(null, "http://o:2"), is("http://o:2 by --endpoint"));
  }

  @Test
  public void thenTheServicesVariable() {
    assertThat(s3(null, null), is("http://variable-s3:6 by AWS_ENDPOINT_URL_S3"));
    assertThat(dynamodb(null, null), is("http://variable-dynamodb:7 by AWS_ENDPOINT_URL_DYNAMODB"));
  }

  @Test
  public void thenTheVariableForAll() {
    environment.remove("AWS_ENDPOINT_URL_S3");
    assertThat(s3(null, null), is("http://general:5 by AWS_ENDPOINT_URL"));
    assertThat(dynamodb(null, null), is("http://variable-dynamodb:7 by AWS_ENDPOINT_URL_DYNAMODB"));
  }

  @Test
  public void thenTheProfilesServicesSection() {
    unsetVariables();
    assertThat(
        s3(null, null), is("http://services-s3:3 by services section dev-services of profile dev"));
    assertThat(
        dynamodb(null, null),
        is("http://services-dynamodb:4 by services section dev-services of profile dev"));
  }

  @Test
  public void thenTheProfilesEndpoint() throws IOException {
    unsetVariables();
    config(
        "[profile dev]",
        "services = dev-services",
        "endpoint_url = http://profile:2",
        "[services dev-services]",
        "dynamodb =",
        "  endpoint_url = http://services-dynamodb:4");
    assertThat(s3(null, null), is("http://profile:2 by endpoint_url of profile dev"));
    assertThat(
        dynamodb(null, null),
        is("http://services-dynamodb:4 by services section dev-services of profile dev"));
  }

  @Test
  public void stsIsFoundInTheSameWay() {
    assertThat(find("sts", null, null), is("http://general:5 by AWS_ENDPOINT_URL"));
    environment.put("AWS_ENDPOINT_URL_STS", "http://variable-sts:8");
    assertThat(find("sts", null, null), is("http://variable-sts:8 by AWS_ENDPOINT_URL_STS"));
  }

  @Test
  public void withoutAnySettingItIsAws() throws IOException {
    unsetVariables();
    config("[profile dev]", "region = us-east-1");
    assertThat(s3(null, null), is(nullValue()));
    assertThat(dynamodb(null, null), is(nullValue()));
  }

  @Test
  public void emptyVariablesAreNone() {
    environment.put("AWS_ENDPOINT_URL_S3", "");
    assertThat(s3(null, null), is("http://general:5 by AWS_ENDPOINT_URL"));
    environment.put("AWS_ENDPOINT_URL", "");
    assertThat(
        s3(null, null), is("http://services-s3:3 by services section dev-services of profile dev"));
  }

  @Test
  public void whereConfiguredOnesAreIgnoredOnlyOptionsCount() {
    for (String yes : new String[] {"true", "TRUE"}) {
      environment.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", yes);
      assertThat(s3(null, null), is(nullValue()));
      assertThat(dynamodb(null, null), is(nullValue()));
      assertThat(s3("http://o-s3:1", null), is("http://o-s3:1 by --s3Endpoint"));
      assertThat(dynamodb(null, "http://o:2"), is("http://o:2 by --endpoint"));
    }
    environment.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "false");
    assertThat(s3(null, null), is("http://variable-s3:6 by AWS_ENDPOINT_URL_S3"));
  }

  @Test
  public void theProfileMayHaveConfiguredOnesIgnored() throws IOException {
    unsetVariables();
    config(
        "[profile dev]",
        "ignore_configured_endpoint_urls = true",
        "endpoint_url = http://profile:2");
    assertThat(s3(null, null), is(nullValue()));
  }

  @Test
  public void withoutAProfileItIsTheDefaultOne() {
    unsetVariables();
    environment.remove("AWS_PROFILE");
    assertThat(s3(null, null), is("http://default:1 by endpoint_url of profile default"));
    environment.put("AWS_DEFAULT_PROFILE", "dev");
    assertThat(
        s3(null, null), is("http://services-s3:3 by services section dev-services of profile dev"));
  }

  @Test
  public void profileDefaultIsTheDefaultOneToo() throws IOException {
    unsetVariables();
    environment.remove("AWS_PROFILE");
    config(
        "[default]",
        "endpoint_url = http://default:1",
        "[profile default]",
        "endpoint_url = http://profile-default:1");
    assertThat(s3(null, null), is("http://profile-default:1 by endpoint_url of profile default"));
  }

  @Test
  public void profileThatTheFileDoesNotHaveHasNoEndpoint() {
    unsetVariables();
    environment.put("AWS_PROFILE", "other");
    assertThat(s3(null, null), is(nullValue()));
  }

  @Test
  public void withoutAFileThereAreNoProfiles() {
    unsetVariables();
    environment.put("AWS_CONFIG_FILE", folder.getRoot() + "/none");
    assertThat(s3(null, null), is(nullValue()));
  }

  @Test
  public void theFileIsLookedForInTheHomeFolder() throws IOException {
    unsetVariables();
    environment.remove("AWS_CONFIG_FILE");
    environment.put("HOME", folder.getRoot().toString());
    Files.move(
        folder.getRoot().toPath().resolve("config"),
        folder.newFolder(".aws").toPath().resolve("config"));
    assertThat(
        s3(null, null), is("http://services-s3:3 by services section dev-services of profile dev"));
  }

  @Test
  public void whatIsNoUrlIsRefusedWithTheSettingThatNamedIt() throws IOException {
    refused("localhost:4566", "The endpoint from AWS_ENDPOINT_URL_S3, localhost:4566, is not an");
    refused("ftp://localhost", "The endpoint from AWS_ENDPOINT_URL_S3, ftp://localhost, is not an");
    refused("/etc/passwd", "The endpoint from AWS_ENDPOINT_URL_S3, /etc/passwd, is not an");
    refused("http:///path", "The endpoint from AWS_ENDPOINT_URL_S3, http:///path, is not an");
    refused("http://a b", "The endpoint from AWS_ENDPOINT_URL_S3 is not a URL: give one such as");

    unsetVariables();
    problems.clear();
    config("[profile dev]", "endpoint_url = nonsense");
    assertThat(endpoints().endpoint("s3", null, null, problems), is(nullValue()));
    assertThat(
        problems,
        contains(
            "The endpoint from endpoint_url of profile dev, nonsense, is not an http:// or"
                + " https:// URL with a host, such as http://127.0.0.1:4566."));
  }

  @Test
  public void userAndPasswordAreRefusedAndNotRepeated() {
    for (String url :
        new String[] {
          "http://me:hunter2@localhost:4566",
          "https://hunter2@localhost",
          "http://me:hunter2@under_score:1",
          "http:me:hunter2@localhost",
          "http://me:hunter 2@localhost",
        }) {
      problems.clear();
      environment.put("AWS_ENDPOINT_URL_S3", url);
      assertThat(endpoints().endpoint("s3", null, null, problems), is(nullValue()));
      assertThat(problems.size(), is(1));
      assertThat(url + problems, problems.toString().contains("hunter"), is(false));
      assertThat(url + problems, problems.toString().contains("AWS_ENDPOINT_URL_S3"), is(true));
    }
  }

  @Test
  public void problemsOfBothServicesAreTold() {
    AwsConnectionResolver endpoints = endpoints();
    endpoints.endpoint("s3", "nonsense", null, problems);
    endpoints.endpoint("dynamodb", null, "http://me:hunter2@localhost", problems);
    assertThat(
        problems,
        contains(
            "The endpoint from --s3Endpoint, nonsense, is not an http:// or https:// URL with a"
                + " host, such as http://127.0.0.1:4566.",
            "The endpoint from --endpoint carries a user or password. Take them out: credentials"
                + " come from the AWS environment, profile or role."));
  }

  private AwsConnectionResolver endpoints() {
    // Takes no null, as System.getenv() does not.
    Map<String, String> variables = Map.copyOf(environment);
    return AwsConnectionResolver.in(variables);
  }

  private void refused(String url, String beginning) {
    problems.clear();
    environment.put("AWS_ENDPOINT_URL_S3", url);
    assertThat(endpoints().endpoint("s3", null, null, problems), is(nullValue()));
    assertThat(problems.size(), is(1));
    assertThat(problems.get(0), problems.get(0).startsWith(beginning), is(true));
  }

  private @Nullable String s3(@Nullable String serviceOption, @Nullable String option) {
    return find("s3", serviceOption, option);
  }

  private @Nullable String dynamodb(@Nullable String serviceOption, @Nullable String option) {
    return find("dynamodb", serviceOption, option);
  }

  private @Nullable String find(
      String service, @Nullable String serviceOption, @Nullable String option) {
    Endpoint endpoint = endpoints().endpoint(service, serviceOption, option, problems);
    assertThat(problems, is(empty()));
    return endpoint == null ? null : endpoint.uri() + " by " + endpoint.source();
  }

  private void unsetVariables() {
    environment.keySet().removeIf(name -> name.startsWith("AWS_ENDPOINT_URL"));
  }

  private void config(String... lines) throws IOException {
    Path file = folder.getRoot().toPath().resolve("config");
    Files.write(file, List.of(lines));
    environment.put("AWS_CONFIG_FILE", file.toString());
  }
}
