package org.therapeuticlocator.pipeline.readback;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.row.Json;

public class RunReaderTest {
  @Test
  public void profileIsReadFromJsonAndOneOfAnotherVersionIsNone() throws Exception {
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
    String json = Json.MAPPER.writeValueAsString(profile);

    assertThat(RunReader.profile(json), is(Optional.of(profile)));
    assertThat(
        RunReader.profile(json.replaceFirst("\\{", "{\"later\":1,")), is(Optional.of(profile)));
    assertThat(RunReader.profile("{\"items\":\"many\"}"), is(Optional.empty()));
  }
}
