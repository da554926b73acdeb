package org.therapeuticlocator.pipeline.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which process works on a run.
 *
 * @param nonce differs for every claim, so that a claimant knows its own
 * @param host the machine's name and id
 * @param pid of the process there
 * @param processStart ISO-8601; tells a process from a later one with its pid
 * @param cluster the REST address of the Flink cluster that its jobs go to; null: to none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunOwner(
    String nonce, String host, long pid, String processStart, @Nullable String cluster) {
  /** The claim of this process, whose jobs go to {@code cluster}. */
  static RunOwner ofThisProcess(@Nullable String cluster) {
    ProcessHandle self = ProcessHandle.current();
    return new RunOwner(UUID.randomUUID().toString(), hostName(), self.pid(), start(self), cluster);
  }

  /** Whether the claimant's process can be looked up here. */
  boolean isOfThisMachine() {
    return host.equals(hostName());
  }

  /** Whether it runs; only where {@link #isOfThisMachine}. */
  boolean isRunningHere() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> isNear(start(process), processStart))
        .isPresent();
  }

  /** The start is reckoned from the time of boot, which moves when the clock is set. */
  private static boolean isNear(String start, String other) {
    return start.isEmpty()
        || other.isEmpty()
        || Duration.between(Instant.parse(start), Instant.parse(other)).abs().toSeconds() < 5;
  }

  private static String start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("");
  }

  private static String hostName() {
    String name;
    try {
      name = InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      name = "localhost";
    }
    try {
      // Two containers may have one name, and two machines made from one image one machine-id.
      return name + ' ' + Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return name;
    }
  }
}
