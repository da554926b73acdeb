package org.therapeuticlocator.pipeline.engine.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.row.Json;

public class FollowerTest {
  @Test
  public void rowsAreWhatTheStepsAfterCleanHaveRead() throws Exception {
    assertThat(
        counts(
            """
            {"vertices": [
              {"name": "CHAIN DataSource (at Impulse) -> FlatMap (FlatMap at CleanRows/Clean)",
               "metrics": {"read-records": 1}},
              {"name": "CHAIN FlatMap (FlatMap at CleanRows/Clean.out0) -> FlatMap (FlatMap at KeepLatest/Format)",
               "metrics": {"read-records": 24696}},
              {"name": "FlatMap (FlatMap at CleanRows/Clean.out2)",
               "metrics": {"read-records": 24696}}]}
            """),
        is(Map.of("rows", 24_696L)));
  }

  @Test
  public void nothingIsKnownBeforeTheStepsAreThere() throws Exception {
    assertThat(counts("{\"state\": \"INITIALIZING\"}"), is(Map.of()));
  }

  private static Map<String, Long> counts(String job) throws Exception {
    return Follower.counts(Json.MAPPER.readTree(job));
  }
}
