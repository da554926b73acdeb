package org.therapeuticlocator.localstack;

import com.adobe.testing.s3mock.S3MockApplication;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.ConfigurableApplicationContext;

/** S3Mock on 127.0.0.1 by HTTP, its buckets in a folder. */
record EmbeddedS3(ConfigurableApplicationContext context, int port) implements AutoCloseable {
  /**
   * Starts it on {@code port}, 0 for any free one, with {@code bucket} in it.
   *
   * @param bucket made unless it exists; empty for none
   * @throws RuntimeException when the port is taken
   */
  static EmbeddedS3 start(Path directory, int port, String bucket) throws Exception {
    Files.createDirectories(directory);
    // Spring Boot would set up logging anew, while DynamoDB Local is logging already.
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(S3MockApplication.class)
            .web(WebApplicationType.SERVLET)
            .profiles("local-aws")
            .initializers(EmbeddedS3::dropSecondPort)
            .run(
                "--server.address=" + LocalAws.HOST,
                "--server.port=" + port,
                "--com.adobe.testing.s3mock.store.root=" + directory,
                "--com.adobe.testing.s3mock.store.initial-buckets=" + bucket);
    int bound = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return new EmbeddedS3(context, bound);
  }

  /** Where it answers. */
  URI endpoint() {
    return LocalAws.endpoint(port);
  }

  @Override
  public void close() {
    context.close();
  }

  /**
   * S3Mock opens one port for HTTPS and one, on every interface, for HTTP. Without a key store the
   * first speaks HTTP, so the second can go.
   */
  private static void dropSecondPort(ConfigurableApplicationContext context) {
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> customizer =
        factory -> factory.getAdditionalConnectors().clear();
    context.getBeanFactory().registerSingleton("dropSecondPort", customizer);
  }
}
