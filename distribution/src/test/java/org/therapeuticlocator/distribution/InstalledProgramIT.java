package org.therapeuticlocator.distribution;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;

/** The installed program, called as its users call it; its servers: {@link InstalledServersIT}. */
public class InstalledProgramIT {
  @Rule public final InstalledProgram program = new InstalledProgram();

  @Test
  public void sampleIsLoadedOnceFromAReadOnlyFolderByWhoeverItIs() throws Exception {
    Path state = program.user().resolve(".local/state/therapeutic-locator");
    Files.delete(program.commands().resolve("locator-local"));

    InstalledProgram.Ended first = program.run("locator");
    assertThat(first.text(), containsString(InstalledProgram.FILLED));
    assertThat(first.text(), not(containsString("Building")));
    assertThat(Files.exists(state.resolve("report/report.html")), is(true));
    assertThat(archives(state), is(1L));

    InstalledProgram.Ended second = program.run("locator");
    assertThat(second.text(), containsString(InstalledProgram.UNCHANGED));
    assertThat(second.text(), containsString("; 0 write units"));
    assertThat(second.text(), containsString("local AWS is up"));

    InstalledProgram.Ended dry =
        program.run("locator --local --dryRun --input=" + program.sample());
    assertThat(dry.after("  locator --local "), containsString("--runId="));

    String stop = second.after("stop it: ");
    assertThat(stop, is(program.home().toString().replace(" ", "\\ ") + "/bin/locator-local stop"));
    assertThat(program.run(stop).text(), is("stopped\n"));
    program.link("locator-local");
    assertThat(program.run("locator-local stop").text(), is("not running\n"));
    assertThat(program.run("locator-local start").after("stop it: "), is("locator-local stop"));
    assertThat(program.run("locator-local stop aws").text(), is("stopped\n"));
    assertThat(program.isUntouched(), is(true));
  }

  @Test
  public void whatCannotBeIsSaidInASentence() throws Exception {
    assertThat(program.refused("locator --inptu=x"), containsString("--inptu"));
    assertThat(program.refused("locator-local restart"), startsWith("locator-local start|stop ["));
    assertThat(program.refused("locator-local start oracle"), startsWith("locator-local start ["));
    assertThat(
        program.refused("locator-local start mysql"),
        is(
            "MariaDB's server is not part of this program: install one, so that mariadbd is on the"
                + " PATH.\n"));
    assertThat(
        program.refused("locator-flink --flinkMaster=127.0.0.1:1 --input=x"),
        endsWith("name it by --filesToStage=therapeutic-locator-loader.jar.\n"));
    program.with("LOCATOR_HOME", program.home().toString());
    assertThat(program.refused("locator"), containsString("a program cannot be written"));
    assertThat(program.run("locator --version").text(), startsWith("therapeutic-locator-loader "));
    assertThat(
        program.run("locator --help").text(), containsString("\n  locator [--option=value "));

    Path java = program.commands().resolve("jre/bin");
    Files.createDirectories(java);
    Files.move(program.commands().resolve("java"), program.commands().resolve("jre/bin/java"));
    assertThat(
        program.refused("locator"), is("java is missing: install a Java runtime, 17 or later.\n"));
    Files.delete(java.resolve("java"));
    Files.writeString(program.commands().resolve("jre/release"), "JAVA_VERSION=\"11.0.2\"\n");
    program.commandIs("jre/bin/java", "exit 9");
    program.with("PATH", java + ":" + program.commands());
    assertThat(program.refused("locator"), endsWith("is Java 11: put 17 or later on the PATH.\n"));
    assertThat(program.isUntouched(), is(true));
  }

  @Test
  public void archiveHasItsSumNoJarTwiceAndWhatIsInside() throws Exception {
    Path archive = Path.of(System.getProperty("archive"));
    String zip = archive.toString().replace(".tar.gz", ".zip");
    for (Path file : List.of(archive, Path.of(zip))) {
      assertThat(
          Files.readString(Path.of(file + ".sha256"), StandardCharsets.UTF_8),
          is(sum(file) + "  " + file.getFileName() + "\n"));
    }
    try (Stream<Path> files = Files.walk(program.home())) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
      assertThat(jars.stream().map(Path::getFileName).distinct().count(), is((long) jars.size()));
    }
    Path licenses = program.home().resolve("licenses");
    for (String part : List.of("program", "local-servers")) {
      assertThat(Files.readString(licenses.resolve(part + ".txt")), containsString("Apache"));
      // Maven makes it of what it asks its repository.
      if (System.getProperty("maven").endsWith("false")) {
        assertThat(
            Files.readString(licenses.resolve(part + ".cdx.json")),
            containsString("\"bomFormat\" : \"CycloneDX\""));
      }
    }
    assertThat(
        Files.readString(licenses.resolve("program.txt")),
        containsString("org.mariadb.jdbc:mariadb-java-client:"));
  }

  private static String sum(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static long archives(Path state) throws IOException {
    try (Stream<Path> files = Files.list(state)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).count();
    }
  }
}
