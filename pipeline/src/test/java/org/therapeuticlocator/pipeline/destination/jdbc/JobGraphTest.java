package org.therapeuticlocator.pipeline.destination.jdbc;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.display.HasDisplayData;
import org.jspecify.annotations.Nullable;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.therapeuticlocator.transforms.Deal;
import org.therapeuticlocator.transforms.Detail;

public class JobGraphTest {
  private static final String PASSWORD = "KEEPITTOYOURSELF";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void passwordIsInNoStepThatIsSentToWorkersNorInWhatIsShownOfIt() throws Exception {
    Path file = Files.writeString(folder.newFile("password").toPath(), PASSWORD);
    JdbcUrl url = new JdbcUrl(Dialect.POSTGRESQL, "127.0.0.1", 5432, "health", Map.of());
    PasswordSource source = new PasswordSource("file:" + file, "loader", "us-east-1", null);
    Statements statements = new Statements(url.dialect(), new TableName(null, "providers"));
    JdbcTarget target =
        new JdbcTarget(new Server(url, source), statements, "1", url.at(), 0, 4, List.of());
    // As the check at the start has done.
    Properties login = new Properties();
    source.addTo(login, url);
    assertThat(login.getProperty("password"), is(PASSWORD));

    Pipeline pipeline = Pipeline.create();
    Deal deal = new Deal(4, 1);
    pipeline.apply("Read", target.read(1_000, Detail.forItems(0), deal));
    pipeline.apply("Changes", Create.of("")).apply("Load", target.write("refused", deal));

    String graph = graph(pipeline);
    assertThat(graph, containsString(file.toString()));
    assertThat(graph, not(containsString(PASSWORD)));
  }

  /** All steps, serialised but not compressed, and their display data. */
  private static String graph(Pipeline pipeline) {
    StringBuilder graph = new StringBuilder();
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public CompositeBehavior enterCompositeTransform(TransformHierarchy.Node node) {
            add(node.getTransform());
            return CompositeBehavior.ENTER_TRANSFORM;
          }

          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            add(node.getTransform());
          }

          private void add(@Nullable PTransform<?, ?> step) {
            if (step != null) {
              graph.append(serialized(step)).append(shown(step));
            }
          }
        });
    return graph.toString();
  }

  private static String serialized(Object step) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(step);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static String shown(HasDisplayData step) {
    return DisplayData.from(step).items().toString();
  }
}
