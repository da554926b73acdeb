package org.therapeuticlocator.pipeline.engine.flink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Properties;
import org.therapeuticlocator.pipeline.failure.UsageException;
import org.therapeuticlocator.pipeline.time.Scheduler;

/** What a cluster must be before jobs are sent to it. */
final class ClusterCheck {
  private static final Duration SETTLING = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private ClusterCheck() {}

  /**
   * How many subtasks a step of our jobs may have.
   *
   * @param wanted {@code --parallelism}; -1: as many as there are slots free
   * @throws UsageException if it is no Flink of our version, or has too few slots
   */
  static int parallelism(FlinkCluster cluster, int wanted) {
    FlinkCluster.Slots slots;
    try {
      requireVersion(cluster.version());
      slots = slotsWhenFree(cluster, wanted);
    } catch (IOException e) {
      throw new UsageException(
          "The Flink cluster at "
              + cluster.address()
              + " cannot be used: "
              + e.getMessage()
              + ". Check that the JobManager runs and that --flinkMaster is its REST address.");
    }
    if (slots.total() == 0) {
      throw new UsageException(
          "The Flink cluster at "
              + cluster.address()
              + " has no slots: no TaskManager has registered. Start one, and look into its log.");
    }
    if (slots.available() == 0) {
      throw new UsageException(
          "Other jobs hold all "
              + slots.total()
              + " slots of the Flink cluster at "
              + cluster.address()
              + ". Wait for them, or add TaskManagers.");
    }
    if (wanted > slots.available()) {
      throw new UsageException(
          "--parallelism="
              + wanted
              + " needs as many slots, and the Flink cluster at "
              + cluster.address()
              + " has "
              + slots.available()
              + " free of "
              + slots.total()
              + ". Lower it, leave it out to use what is free, or add TaskManagers.");
    }
    return wanted > 0 ? wanted : slots.available();
  }

  /** Those of a job that has just ended are free a moment later. */
  private static FlinkCluster.Slots slotsWhenFree(FlinkCluster cluster, int wanted)
      throws IOException {
    long deadline = System.nanoTime() + SETTLING.toNanos();
    while (true) {
      FlinkCluster.Slots slots = cluster.slots();
      if (slots.available() >= (wanted > 0 ? wanted : slots.total())
          || wanted > slots.total()
          || System.nanoTime() > deadline) {
        return slots;
      }
      Scheduler.SYSTEM.pause(BETWEEN_LOOKS);
    }
  }

  private static void requireVersion(String version) {
    String ours = builtFor();
    if (!line(version).equals(line(ours))) {
      throw new UsageException(
          "The cluster runs Flink "
              + version
              + ", and this program is built for Flink "
              + line(ours)
              + ". Use a cluster of that line.");
    }
  }

  /** {@code 1.19} of {@code 1.19.3}: patches of one line understand each other. */
  private static String line(String version) {
    return version.replaceFirst("^(\\d+\\.\\d+).*", "$1");
  }

  /** The Flink that the build names; the one on the class path may be the cluster's. */
  private static String builtFor() {
    Properties build = new Properties();
    try (InputStream in = ClusterCheck.class.getResourceAsStream("build.properties")) {
      if (in == null) {
        throw new IllegalStateException("build.properties is missing");
      }
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("flink");
  }
}
