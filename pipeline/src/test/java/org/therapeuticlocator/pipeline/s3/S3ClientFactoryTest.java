package org.therapeuticlocator.pipeline.s3;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.Test;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import software.amazon.awssdk.regions.Region;

public class S3ClientFactoryTest {
  @Test
  public void threadsOfBeamsS3FileSystemEndOnceAClientIsBuilt() throws Exception {
    LoadOptions options = PipelineOptionsFactory.create().as(LoadOptions.class);
    options.setAwsRegion(Region.US_EAST_1);
    options.setLocal("true");
    options.setS3Endpoint("http://127.0.0.1:9");
    FileSystems.setDefaultPipelineOptions(options);
    ThreadPoolExecutor threads = S3ClientFactory.threads(S3ClientFactory.fileSystem());
    assertThat(threads.allowsCoreThreadTimeOut(), is(false));

    new S3ClientFactory().createBuilder(options).build().close();

    assertThat(threads.allowsCoreThreadTimeOut(), is(true));
    assertThat(threads.getKeepAliveTime(TimeUnit.SECONDS), is(5L));
  }
}
