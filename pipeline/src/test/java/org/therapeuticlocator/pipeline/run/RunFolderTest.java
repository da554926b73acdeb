package org.therapeuticlocator.pipeline.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.InMemoryS3;
import org.therapeuticlocator.profile.Profile;

public class RunFolderTest {
  private final RunFolder folder = new RunFolder(new Bucket(new InMemoryS3(), "data"), "r");

  @Test
  public void profileIsReadFromJsonAndOneOfAnotherVersionIsNone() {
    Profile profile =
        new Profile(
            2,
            Map.of("npi", 1L),
            Map.of("MA", new Profile.Stock(2, 1)),
            Map.of("Paxlovid", new Profile.Stock(2, 1)),
            Map.of("00069-1085-30", 2L),
            "2024-04-11",
            new Profile.Located(1, 0, 1, 0),
            Map.of("10,20", 1L),
            List.of(new Profile.Stray("ELM", null, "MA", null, "-71.06", "42.36")));
    String json = profile.toJson();

    assertThat(folder.profile(), is(Optional.empty()));
    assertThat(read(json), is(Optional.of(profile)));
    assertThat(read(json.replaceFirst("\\{", "{\"later\":1,")), is(Optional.of(profile)));
    assertThat(read("{\"items\":\"many\"}"), is(Optional.empty()));
  }

  private Optional<Profile> read(String json) {
    folder.bucket().write(folder.key(RunFolder.PROFILE), json);
    return folder.profile();
  }
}
