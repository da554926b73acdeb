package org.therapeuticlocator.pipeline.destination;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.pipeline.aws.AwsLocations;
import org.therapeuticlocator.pipeline.options.LoadOptions;
import org.therapeuticlocator.pipeline.options.Option;
import org.therapeuticlocator.pipeline.options.Settings;
import org.therapeuticlocator.pipeline.run.StageRecord;
import org.therapeuticlocator.pipeline.run.TableLocation;
import org.therapeuticlocator.transforms.ChangeCost;

/**
 * Where a snapshot is loaded to: items, each under its id. Immutable, made once from the settings;
 * delta, stale rows, guards, resuming, verification and reports know no more than this.
 *
 * <p>What a load delivers: every change that the plan wrote down is handed to {@link Target#write}
 * at least once. It may come twice, when a bundle is tried again or a load is resumed, so carrying
 * one out a second time must leave the item as it is: by key, every item is then written
 * effectively once. Changes come in no order, but there is one for an id at most. Nothing is atomic
 * across items: who reads meanwhile sees some changes and not others. A load that was cut off reads
 * the destination again when it is resumed, and carries out what it does not show yet; the plan and
 * its figures stay.
 */
public interface Destination {
  /** Makes destinations of one kind. */
  @FunctionalInterface
  interface Factory {
    /**
     * The destination that the settings name; nothing of it is called yet.
     *
     * @param local where its server of {@code --local} is; null: it has none
     */
    Destination of(Settings settings, AwsLocations aws, @Nullable String local);

    /** Finds out, without calling anything, what is wrong with the options that are about it. */
    default void check(Map<Option, String> values, List<String> problems) {}

    /** For people: what makes the table that the settings name. */
    default List<String> ddl(Settings settings) {
      return List.of();
    }
  }

  /** Which table it is, and where. */
  TableLocation location();

  /** For the first lines of a run: {@code DynamoDB table providers at http://127.0.0.1:8000}. */
  String describe();

  /** What is there now; what keeps it from being loaded goes to {@code problems}, as sentences. */
  Optional<Target> inspect(List<String> problems);

  /**
   * What {@link #inspect} answers on a worker, by its job's options: a sentence for each problem.
   * It calls once, and gives up within seconds.
   */
  SerializableFunction<LoadOptions, List<String>> inspectOnWorker();

  /** Makes what is missing, for {@code --local}; a second one who does may come first. */
  void makeMissing();

  /** What its changes cost. */
  ChangeCost cost();

  /**
   * What reading and carrying out a plan costs, for people: {@code $0.0024 to write, $0.0002 to
   * read, on demand in us-east-1}; empty where there is nothing to say.
   */
  String costInWords(StageRecord plan);
}
