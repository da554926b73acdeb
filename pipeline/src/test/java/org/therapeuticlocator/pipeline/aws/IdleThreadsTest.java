package org.therapeuticlocator.pipeline.aws;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Test;
import org.therapeuticlocator.pipeline.LoadOptions;
import software.amazon.awssdk.regions.Region;

public class IdleThreadsTest {
  @Test
  public void threadsOfBeamsS3FileSystemEndOnceAClientIsBuilt() throws Exception {
    LoadOptions options = PipelineOptionsFactory.create().as(LoadOptions.class);
    options.setAwsRegion(Region.US_EAST_1);
    options.setLocal("true");
    options.setS3Endpoint("http://127.0.0.1:9");
    FileSystems.setDefaultPipelineOptions(options);
    ThreadPoolExecutor threads = IdleThreads.threads(IdleThreads.fileSystem());
    assertThat(threads.allowsCoreThreadTimeOut(), is(false));

    new WorkerClients().createBuilder(options).build().close();

    assertThat(threads.allowsCoreThreadTimeOut(), is(true));
    assertThat(threads.getKeepAliveTime(TimeUnit.SECONDS), is(5L));
  }
}
