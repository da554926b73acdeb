package org.therapeuticlocator.pipeline.input;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.InMemoryS3;

public class InputFinderTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final InMemoryS3 s3 = new InMemoryS3();
  private final List<String> problems = new ArrayList<>();
  private String here = "";

  @Before
  public void nameFolder() {
    here = folder.getRoot() + "/";
  }

  @Test
  public void linksToFoldersAndFilesAreFollowed() throws IOException {
    files("real/a.csv", "real/deep/b.csv", "other.csv");
    Files.createSymbolicLink(Path.of(here + "current"), Path.of(here + "real"));
    Files.createSymbolicLink(Path.of(here + "real/link.csv"), Path.of(here + "other.csv"));
    Files.createSymbolicLink(Path.of(here + "real/loop"), Path.of(here + "real"));

    assertThat(found("current/*.csv"), contains("current/a.csv", "current/link.csv"));
    assertThat(found("c*/d*/*"), contains("current/deep/b.csv"));
    assertThat(
        found("current/**.csv"),
        contains("current/a.csv", "current/deep/b.csv", "current/link.csv"));
    assertThat(found("current/loop/loop/a.csv"), contains("current/loop/loop/a.csv"));
    assertThat(found("current/../o*.csv"), contains("current/../other.csv"));
    assertThat(problems, empty());
  }

  @Test
  public void nameThatExistsIsThatFile() throws IOException {
    List<String> names =
        List.of(
            "at-12:00:00.csv",
            "[1].csv",
            "{a,b}.csv",
            "*.csv",
            "a?b",
            "back\\slash",
            "c,d",
            "{e",
            "[f",
            "trailing\\",
            " blank ",
            "g\nh",
            "._i.csv",
            "s3:x");
    files(names.toArray(String[]::new));

    for (String name : names) {
      assertThat(found(name), contains(name));
    }
    assertThat(found("c,d," + here + "{e," + here + "[f"), contains("c,d", "{e", "[f"));
    assertThat(problems, empty());
  }

  @Test
  public void wildcardsFindWhatTheShellFinds() throws IOException {
    files(
        "d/a.csv",
        "d/b.csv",
        "d/._a.csv",
        "d/x,y.csv",
        "d/at-12:00.csv",
        "d/.h/c.csv",
        "d/e/f.csv");

    assertThat(found("d/{a,b}.csv"), contains("d/a.csv", "d/b.csv"));
    assertThat(found("d/[ab].csv"), contains("d/a.csv", "d/b.csv"));
    assertThat(found("d//?.csv"), contains("d/a.csv", "d/b.csv"));
    assertThat(found("d/x\\,y.csv"), contains("d/x,y.csv"));
    assertThat(found("d/x[,]y*"), contains("d/x,y.csv"));
    assertThat(found("d/at-12:*.csv"), contains("d/at-12:00.csv"));
    assertThat(found("d/.*"), contains("d/._a.csv"));
    assertThat(found("d/*/*.csv"), contains("d/e/f.csv"));
    assertThat(found("d/**/*.csv"), contains("d/e/f.csv"));
    assertThat(found("{d/a,d/{b,e/f}}.csv"), contains("d/a.csv", "d/b.csv", "d/e/f.csv"));
    assertThat(problems, empty());
  }

  @Test
  public void whatIsNoFileIsRefusedInOneSentence() throws IOException {
    files("d/a.csv");
    Files.createSymbolicLink(Path.of(here + "d/nowhere.csv"), Path.of(here + "gone"));
    String longName = "x".repeat(5_000);

    assertThat(
        problem("d"), is("--input=" + here + "d is a folder; name its files: " + here + "d/*.csv"));
    assertThat(
        problem("d/[1.csv"),
        startsWith("--input=" + here + "d/[1.csv is not a pattern: a [ has no ]."));
    assertThat(
        problem("d/{a,b.csv"),
        startsWith("--input=" + here + "d/{a,b.csv is not a pattern: a { has no }."));
    assertThat(
        problem("[z-a]"), containsString("[z-a] is not a pattern: in [z-a] the order is wrong."));
    assertThat(
        problem("a\\"), containsString("a\\ is not a pattern: nothing comes after the last \\."));
    assertThat(
        problem("d/{a,c}.csv"),
        is("--input=" + here + "d/{a,c}.csv also names what is not there: " + here + "d/c.csv."));
    assertThat(problem("d/n*.csv"), startsWith(here + "d/nowhere.csv is not a file, but a"));
    assertThat(problem("a\0*"), containsString("cannot be the path of a file"));
    for (String name :
        List.of("none.csv", longName, longName + "/*", "d/a.csv/*", "d/a.csv/b", "d*", "**/")) {
      assertThat(
          problem(name), startsWith("--input=" + here + name + " matches no file here (in "));
    }
    for (String name :
        List.of("gs://b/x", "https://h/*.csv", "hdfs:x", "file:///x", "S3://b/x", "s3:/x")) {
      here = "";
      assertThat(
          problem(name),
          is("--input=" + name + " is neither a local path nor an s3://bucket/key address."));
    }
  }

  @Test
  public void keysAreMatchedAsTheyAre() {
    Bucket bucket = new Bucket(s3, "bucket");
    for (String key :
        List.of(
            "x/a.csv",
            "x/données.csv",
            "x/._a.csv",
            "x//b.csv",
            "x/c d.csv",
            "x/e,f.csv",
            "x/[1].csv",
            "x/folder/",
            "x/deep/g.csv",
            "x/../h.csv",
            "x/back\\slash.csv")) {
      bucket.write(key, "x");
    }
    here = "s3://bucket/";

    assertThat(
        found("x/[a-d]*.csv"),
        contains("x/a.csv", "x/back\\slash.csv", "x/c d.csv", "x/données.csv"));
    assertThat(found("x/d*es.csv"), contains("x/données.csv"));
    assertThat(found("x//*"), contains("x//b.csv"));
    assertThat(found("x/*/*"), contains("x//b.csv", "x/deep/g.csv"));
    assertThat(found("x/[1].csv"), contains("x/[1].csv"));
    assertThat(found("x/back\\slash.csv"), contains("x/back\\slash.csv"));
    assertThat(found("x/e\\,f.csv"), contains("x/e,f.csv"));
    assertThat(found("x/{._a,a,deep/g}.csv"), contains("x/._a.csv", "x/a.csv", "x/deep/g.csv"));
    assertThat(found("x/../h.csv"), contains("x/../h.csv"));
    assertThat(problems, empty());
    assertThat(
        problem("x/[1*.csv"), startsWith("--input=s3://bucket/x/[1*.csv is not a pattern: "));
    assertThat(problem("x/{a,z}.csv"), containsString(" also names what is not there: "));
    assertThat(problem("x/z*"), containsString("x/z* matches no object."));
    assertThat(problem("x/"), containsString("x/ matches no object."));
  }

  @Test
  public void bucketNamesThatCannotBeAreRefused() {
    here = "";
    for (String name :
        List.of("s3://", "s3:///x", "s3://b", "s3://my*/x", "s3://a b/x", "s3://b\0c/x")) {
      assertThat(problem(name), startsWith("--input=" + name + " "));
    }
  }

  @Test
  public void compressionThatIsNotReadIsRefused() throws IOException {
    files("a.csv.zip", "b.csv.lzo", "c.csv.snappy");

    assertThat(problem("a.csv.zip"), containsString("is a ZIP archive"));
    assertThat(problem("b.csv.lzo"), containsString("a compression that is not read"));
    assertThat(problem("c.csv.snappy"), containsString("a compression that is not read"));
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Path file = Path.of(here + name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x");
    }
  }

  private String problem(String input) {
    problems.clear();
    found(input);
    assertThat(problems.toString(), problems.size(), is(1));
    return problems.get(0);
  }

  private List<String> found(String input) {
    return InputFinder.of(here + input, new Bucket(s3, "bucket"), problems).stream()
        .map(file -> file.source().replace(here, ""))
        .toList();
  }
}
