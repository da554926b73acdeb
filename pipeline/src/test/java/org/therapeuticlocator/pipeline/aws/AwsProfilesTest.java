package org.therapeuticlocator.pipeline.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.failure.UsageException;

public class AwsProfilesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void spacesCommentsAndLineEndsDoNotMatter() throws IOException {
    String text =
        """
        # comment
        ; another

        [ profile   dev ]
        \s
        endpoint_url=http://a:1\s
        region = us-east-1\
        """
            .replace("\n", "\r\n");
    assertThat(endpoint(text, "dev", "s3"), is("http://a:1"));
  }

  @Test
  public void commentsInsideANestedSettingDoNotEndIt() throws IOException {
    String text =
        """
        [profile dev]
        services = local
        [services local]
        s3 =
          # comment

          max_attempts = 3
          endpoint_url = http://a:1
        """;
    assertThat(endpoint(text, "dev", "s3"), is("http://a:1"));
    assertThat(endpoint(text, "dev", "dynamodb"), is(nullValue()));
  }

  @Test
  public void nestedSettingsOfTheProfileItselfAreOthers() throws IOException {
    String text =
        """
        [profile dev]
        s3 =
          endpoint_url = http://nested:1
          max_concurrent_requests = 1
        region = us-east-1
        """;
    assertThat(endpoint(text, "dev", "s3"), is(nullValue()));
    assertThat(endpoint(text + "endpoint_url = http://a:1\n", "dev", "s3"), is("http://a:1"));
  }

  @Test
  public void servicesSectionThatIsMissingIsRefused() {
    String text = "[profile dev]\nservices = none\nendpoint_url = http://a:1\n";
    UsageException refused = assertThrows(UsageException.class, () -> endpoint(text, "dev", "s3"));
    assertThat(
        refused.problems(),
        is(
            List.of(
                "Profile dev names the services section 'none', which "
                    + folder.getRoot()
                    + "/config does not have. Add it there, or take the name out.")));
  }

  @Test
  public void sectionsOfOtherNamesAreOthers() throws IOException {
    String text =
        """
        [dev]
        endpoint_url = http://dev:1
        [profile other]
        endpoint_url = http://other:1
        [sso-session dev]
        endpoint_url = http://sso:1
        """;
    assertThat(endpoint(text, "dev", "s3"), is(nullValue()));
  }

  @Test
  public void fileThatIsNotThereHasNoSettings() {
    assertThat(profiles("none", "default").endpoint("s3"), is(nullValue()));
  }

  @Test
  public void namesOfProfilesMayStandInQuotes() throws IOException {
    String text = "[profile \"my dev\"]\nendpoint_url = http://a:1\n";
    assertThat(endpoint(text, "my dev", "s3"), is("http://a:1"));
  }

  private @Nullable String endpoint(String text, String profile, String service)
      throws IOException {
    Path file = folder.getRoot().toPath().resolve("config");
    Files.writeString(file, text);
    Endpoint endpoint = profiles("config", profile).endpoint(service);
    return endpoint == null ? null : endpoint.uri().toString();
  }

  private AwsProfiles profiles(String file, String profile) {
    return AwsProfiles.in(
        Map.of("AWS_CONFIG_FILE", folder.getRoot() + "/" + file, "AWS_PROFILE", profile));
  }
}
