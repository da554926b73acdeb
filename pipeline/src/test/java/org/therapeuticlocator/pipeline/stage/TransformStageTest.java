package org.therapeuticlocator.pipeline.stage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThan;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.junit.Test;
import org.therapeuticlocator.pipeline.input.RunInput;
import org.therapeuticlocator.pipeline.run.RunFolder;
import org.therapeuticlocator.pipeline.run.SomeManifest;
import org.therapeuticlocator.pipeline.s3.Bucket;
import org.therapeuticlocator.pipeline.s3.InMemoryS3;

public class TransformStageTest {
  /** Runners walk all steps all the time, so small runs cost what the graph is large. */
  @Test
  public void graphHasFewStepsHoweverManyHeadersThereAre() {
    RunInput input =
        RunInput.of(
            SomeManifest.named("r")
                .header(List.of("provider_name", "state_code"))
                .input("a.csv", "s3://bucket/a.csv", 1_000)
                .header(List.of("state_code", "provider_name"))
                .input("b.csv", "s3://bucket/b.csv", 1_000)
                .get());
    Pipeline pipeline =
        Pipeline.create(PipelineOptionsFactory.fromArgs("--targetParallelism=2").create());

    TransformStage.addTransform(
        pipeline, input, false, new RunFolder(new Bucket(new InMemoryS3(), "bucket"), "r"));

    assertThat(steps(pipeline), lessThan(50));
  }

  private static int steps(Pipeline pipeline) {
    int[] steps = {0};
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            steps[0]++;
          }
        });
    return steps[0];
  }
}
