package org.therapeuticlocator.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The AWS config and credentials files as users have them, through the program. */
public class AwsFilesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Map<String, String> environment = new HashMap<>();

  private Path config = Path.of("");
  private Path credentials = Path.of("");

  @Before
  public void nameTheFiles() {
    config = folder.getRoot().toPath().resolve("config");
    credentials = folder.getRoot().toPath().resolve("credentials");
    environment.put("AWS_CONFIG_FILE", config.toString());
    environment.put("AWS_SHARED_CREDENTIALS_FILE", credentials.toString());
  }

  @Test
  public void profileThatIsNotThereIsRefusedWithThoseThatAre() throws IOException {
    Files.writeString(config, "[default]\nregion=x\n[profile dev]\nregion=x\n[sso-session s]\na=b");
    Files.writeString(credentials, "[prod]\naws_access_key_id=x\n");
    for (String variable : List.of("AWS_PROFILE", "AWS_DEFAULT_PROFILE")) {
      environment.keySet().removeIf(name -> name.endsWith("PROFILE"));
      environment.put(variable, "dve");
      refused(
          is(
              variable
                  + " asks for the profile 'dve', which neither "
                  + config
                  + " nor "
                  + credentials
                  + " has. Profiles there: default, dev, prod. Name one of them, or unset "
                  + variable
                  + '.'));
    }
  }

  @Test
  public void profileIsAskedForInFilesThatAreNotThere() {
    environment.put("AWS_PROFILE", "dev");
    refused(containsString("They have no profiles."));
    environment.put("AWS_PROFILE", "default");
    refused(containsString("the profile 'default'"));
    environment.put("AWS_PROFILE", "");
    refused(containsString("the profile ''"));
  }

  @Test
  public void profilesOfEitherFileAreFound() throws IOException {
    Files.writeString(
        config, "[default]\n[profile dev]\n[profile \"my dev\"]\n[ profile\ttab ] # c\n[dev2]\n");
    Files.writeString(credentials, "[prod]\n[profile odd]\n");
    for (String profile : List.of("default", "dev", "my dev", "tab", "prod")) {
      environment.put("AWS_PROFILE", profile);
      passed();
    }
    environment.put("AWS_PROFILE", "dev2");
    refused(containsString("Profiles there: default, dev, my dev, prod, profile odd, tab."));
  }

  @Test
  public void whatTheSdkCanReadIsRead() throws IOException {
    for (String text :
        List.of(
            "",
            "\n# comment\n; another\n",
            "[default]\r\nregion = \r\n",
            "[default]\nregion = a\n[default]\nregion = b\n",
            "[default]\ns3 =\n  endpoint_url = http://a:1\n\tmax = 3\n",
            "[sso-session x]\nsso_region = y\n[plugins]\ncli = z\n[services s]\ns3 =\n  a = b\n",
            "[profile a[b]\nx = y\n[profile \"quoted name\"]\nx = y\n",
            "[profile]\nx = y\n[]\nx = y\n[profile a b c]\nx = y\n",
            "[default]\nwith space = x\n\u00e4 = y\n")) {
      config(text, UTF_8);
      passed();
    }
    config("# keys of Jos\u00e9\n[default]\nregion = x\n; \u00e9\n", ISO_8859_1);
    passed();
  }

  @Test
  public void whatTheSdkCannotReadIsRefusedByFileAndLine() throws IOException {
    Map<String, Integer> lines =
        Map.of(
            "\uFEFF[default]\n", 1,
            "region = x\n", 1,
            "  region = x\n", 1,
            "[default\n", 1,
            "[default]\nregion\n", 2,
            "[default]\nregion: x\n", 2,
            "[default]\n= x\n", 2,
            "[default] x\n", 1,
            "[default]\n  nested = x\n", 2,
            "[default]\ns3 =\n  nonsense\n", 3);
    for (Map.Entry<String, Integer> line : lines.entrySet()) {
      config(line.getKey(), UTF_8);
      refused(containsString("The AWS file " + config + " cannot be used: "));
      refused(containsString("on line " + line.getValue()));
    }
  }

  @Test
  public void whatIsNotUtf8IsRefusedOutsideOfComments() throws IOException {
    config("[default]\n\n[profile Jos\u00e9]\n", ISO_8859_1);
    refused(is("The AWS file " + config + " is not UTF-8 on line 3. Mend it, or name another."));
  }

  @Test
  public void folderIsRefusedAndBothFilesAreTold() throws IOException {
    Files.createDirectory(config);
    Files.writeString(credentials, "nonsense\n");
    refused(
        is("The AWS file " + config + " is a folder, not a file. Mend it, or name another."),
        containsString("The AWS file " + credentials + " cannot be used: Expected a profile"));
  }

  @Test
  public void whatCannotBeOpenedIsRefused() throws IOException {
    Files.createSymbolicLink(config, config);
    refused(
        is("The AWS file " + config + " cannot be read by this user. Mend it, or name another."));
  }

  @Test
  public void filesThatAreNotThereAreEmpty() {
    passed();
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    passed();
    environment.put("AWS_CONFIG_FILE", "");
    passed();
  }

  @Test
  public void attemptsThatAreNoNumberAreRefusedAsTheSdkReadsThem() throws IOException {
    for (String attempts : List.of("x", "0", "-1", "1.5", "", "99999999999")) {
      environment.put("AWS_MAX_ATTEMPTS", attempts);
      refused(
          is(
              "AWS_MAX_ATTEMPTS='"
                  + attempts
                  + "' is not a whole number from 1 on. Mend it, or unset it."));
    }
    environment.put("AWS_MAX_ATTEMPTS", " 5 ");
    passed();
  }

  private void config(String text, Charset charset) throws IOException {
    Files.write(config, text.getBytes(charset));
  }

  /** The files are no problem, and the next one is that the endpoint is none. */
  private void passed() {
    assertThat(errors(), contains(containsString("from --endpoint")));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // Only read here, and by contains.
  private void refused(Matcher<? super String>... problems) {
    List<String> errors =
        errors().stream().filter(error -> !error.contains("from --endpoint")).toList();
    assertThat(errors, contains(problems));
  }

  private List<String> errors() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            new String[] {"--input=a.csv", "--awsRegion=us-east-1", "--endpoint=nonsense"},
            Map.copyOf(environment),
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            new PrintStream(err, true, UTF_8));
    assertThat(err.toString(UTF_8), status, is(2));
    return err.toString(UTF_8)
        .lines()
        .filter(line -> line.startsWith("Error: "))
        .map(line -> line.substring("Error: ".length()))
        .toList();
  }
}
