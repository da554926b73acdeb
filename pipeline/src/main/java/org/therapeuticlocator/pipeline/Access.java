package org.therapeuticlocator.pipeline;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsAccess;
import org.therapeuticlocator.pipeline.aws.ConfiguredEndpoints;
import org.therapeuticlocator.pipeline.aws.Endpoint;
import org.therapeuticlocator.pipeline.aws.WorkerClients;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Finds which AWS the run works on, and tells the pipelines' options. */
final class Access {
  // The buffer is there for every open writer; a part of 8 MiB allows objects of 78 GiB.
  private static final int UPLOAD_BUFFER_BYTES = 8 << 20;

  private Access() {}

  /** The region and endpoints by options, environment and profile. */
  static AwsAccess resolve(CommandLine.Parsed line, Map<String, String> environment) {
    LoadOptions options = line.options();
    List<String> problems = new ArrayList<>();
    ConfiguredEndpoints endpoints = ConfiguredEndpoints.in(environment);
    String general = text(options.getEndpoint());
    Endpoint s3 = endpoints.of("s3", options.getS3Endpoint(), general, problems);
    Endpoint dynamodb = endpoints.of("dynamodb", options.getDynamodbEndpoint(), general, problems);
    boolean elsewhere = s3 != null && dynamodb != null && !line.names("awsRegion");
    Region region = elsewhere ? configuredRegion() : options.getAwsRegion();
    if (region == null) {
      problems.add(
          "No AWS region is set: give --awsRegion=us-east-1, set AWS_REGION, or set one in the"
              + " profile.");
    }
    if (region == null || !problems.isEmpty()) {
      throw new UsageException(problems);
    }
    return new AwsAccess(region, s3, dynamodb, false);
  }

  /**
   * The region by environment or profile. Stand-ins for AWS answer to any, but requests are signed
   * for one; asking the metadata of an EC2 instance that this is not would take its time.
   */
  private static Region configuredRegion() {
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
          .getRegion();
    } catch (SdkClientException e) {
      return Region.US_EAST_1;
    }
  }

  /** Puts the access into a pipeline's options, from which the workers make their clients. */
  static LoadOptions apply(AwsAccess aws, LoadOptions options) {
    options.setAwsRegion(aws.region());
    options.setLocal(String.valueOf(aws.local()));
    options.setEndpoint(null);
    options.setS3Endpoint(aws.s3() == null ? null : aws.s3().uri().toString());
    options.setDynamodbEndpoint(aws.dynamodb() == null ? null : aws.dynamodb().uri().toString());
    options.setClientBuilderFactory(WorkerClients.class);
    options.setS3ClientFactoryClass(WorkerClients.class);
    options.setS3UploadBufferSizeBytes(UPLOAD_BUFFER_BYTES);
    return options;
  }

  /** The arguments, with the endpoints that another shell's environment would not name. */
  static String[] explicit(String[] arguments, AwsAccess aws) {
    List<String> all = new ArrayList<>(List.of(arguments));
    add(all, "--s3Endpoint=", aws.s3());
    add(all, "--dynamodbEndpoint=", aws.dynamodb());
    return all.toArray(new String[0]);
  }

  private static void add(List<String> arguments, String option, @Nullable Endpoint endpoint) {
    if (endpoint != null && !endpoint.source().startsWith("--")) {
      arguments.add(option + endpoint.uri());
    }
  }

  private static @Nullable String text(@Nullable URI uri) {
    return uri == null ? null : uri.toString();
  }
}
