package org.therapeuticlocator.transforms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.junit.Rule;
import org.junit.Test;
import org.therapeuticlocator.profile.Profile;

public class ProfileSnapshotTest {
  @Rule public final TestPipeline pipeline = TestPipeline.create();

  @Test
  public void blocksOfAllBundlesMakeOneProfile() {
    List<LineBlock> blocks =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    block(
                        line(i, "\"courses_available\":2,", "MA"),
                        line(i + 100, "", i == 0 ? "TX" : "MA")))
            .toList();

    assertProfile(blocks, 80, "{MA=Stock[items=79, courses=80], TX=Stock[items=1, courses=0]}");
  }

  @Test
  public void emptySnapshotHasAProfileToo() {
    assertProfile(List.of(), 0, "{}");
  }

  private void assertProfile(List<LineBlock> blocks, long items, String states) {
    PAssert.thatSingleton(
            pipeline
                .apply(Create.of(blocks).withCoder(LineBlockCoder.of()))
                .apply(ProfileSnapshot.create()))
        .satisfies(
            json -> {
              Profile profile = ProfileSnapshot.parse(json);
              assertThat(profile.items(), is(items));
              assertThat(profile.located().notLocated(), is(items));
              assertThat(profile.states().toString(), is(states));
              return null;
            });
    pipeline.run();
  }

  private static String line(int id, String courses, String state) {
    return "{"
        + courses
        + "\"id\":\""
        + String.format("%064d", id)
        + "\",\"order_label\":\"P\",\"provider_name\":\"ELM\",\"state_code\":\""
        + state
        + "\"}";
  }

  private static LineBlock block(String... lines) {
    return new LineBlock(String.join("\n", lines).getBytes(UTF_8));
  }
}
