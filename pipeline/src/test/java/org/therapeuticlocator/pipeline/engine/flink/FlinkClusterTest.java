package org.therapeuticlocator.pipeline.engine.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;
import org.therapeuticlocator.pipeline.failure.UsageException;

public class FlinkClusterTest {
  @Test
  public void masterIsAHostAndAPort() {
    assertThat(FlinkCluster.at("flink:8082").address(), is("http://flink:8082"));
    assertThat(FlinkCluster.at("http://flink:8082/").address(), is("http://flink:8082"));
    assertThat(FlinkCluster.at("[::1]:8082").address(), is("http://[::1]:8082"));
  }

  @Test
  public void portIsFlinksOwnUnlessGiven() {
    assertThat(FlinkCluster.at("10.0.0.1").address(), is("http://10.0.0.1:8081"));
  }

  @Test
  public void anythingElseIsRefusedAndNotRepeated() {
    for (String master :
        List.of("", "flink:port", "flink:1/ui", "https://flink:8081", "me:secret@flink:8081")) {
      assertThat(
          assertThrows(UsageException.class, () -> FlinkCluster.at(master)).problems(),
          is(
              List.of(
                  "--flinkMaster is not the host and port of a Flink JobManager's REST API, such"
                      + " as 127.0.0.1:8081.")));
    }
  }
}
