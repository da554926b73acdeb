package org.therapeuticlocator.transforms;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;
import org.therapeuticlocator.profile.Profile;
import org.therapeuticlocator.profile.ProfileBuilder;
import org.therapeuticlocator.row.Json;
import org.therapeuticlocator.row.SnapshotLine;

/**
 * Profiles a snapshot: blocks of its lines in, one {@link Profile} as JSON out. Every bundle is
 * profiled where it is, so what is moved is a profile a bundle.
 */
public final class ProfileSnapshot extends PTransform<PCollection<LineBlock>, PCollection<String>> {
  private ProfileSnapshot() {}

  /** Profiles all lines, also of an empty snapshot. */
  public static ProfileSnapshot create() {
    return new ProfileSnapshot();
  }

  @Override
  public PCollection<String> expand(PCollection<LineBlock> snapshot) {
    return snapshot
        .apply("ProfileBundle", ParDo.of(new Fn()))
        .setCoder(StringUtf8Coder.of())
        .apply("Merge", Combine.globally(new Merge()));
  }

  /** The profile that such a line stands for. */
  public static Profile parse(String json) {
    try {
      return Json.MAPPER.readValue(json, Profile.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String format(Profile profile) {
    try {
      return Json.MAPPER.writeValueAsString(profile);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Fn extends DoFn<LineBlock, String> {
    private transient ProfileBuilder profile;

    @SuppressWarnings("NullAway.Init") // Beam calls startBundle first.
    Fn() {}

    @StartBundle
    public void startBundle() {
      profile = new ProfileBuilder();
    }

    @ProcessElement
    public void add(@Element LineBlock block) {
      block.forEachLine(line -> profile.add(SnapshotLine.parse(line)));
    }

    @FinishBundle
    public void finishBundle(FinishBundleContext context) {
      GlobalWindow window = GlobalWindow.INSTANCE;
      context.output(format(profile.build()), window.maxTimestamp(), window);
    }
  }

  private static final class Merge extends Combine.CombineFn<String, ProfileBuilder, String> {
    @Override
    public ProfileBuilder createAccumulator() {
      return new ProfileBuilder();
    }

    @Override
    public ProfileBuilder addInput(ProfileBuilder profile, String json) {
      profile.merge(parse(json));
      return profile;
    }

    @Override
    public ProfileBuilder mergeAccumulators(Iterable<ProfileBuilder> profiles) {
      ProfileBuilder merged = new ProfileBuilder();
      profiles.forEach(profile -> merged.merge(profile.build()));
      return merged;
    }

    @Override
    public String extractOutput(ProfileBuilder profile) {
      return format(profile.build());
    }

    @Override
    public Coder<ProfileBuilder> getAccumulatorCoder(
        CoderRegistry registry, Coder<String> inputCoder) {
      return new ProfileBuilderCoder();
    }
  }

  private static final class ProfileBuilderCoder extends AtomicCoder<ProfileBuilder> {
    @Override
    public void encode(ProfileBuilder profile, OutputStream out) throws IOException {
      StringUtf8Coder.of().encode(format(profile.build()), out);
    }

    @Override
    public ProfileBuilder decode(InputStream in) throws IOException {
      ProfileBuilder profile = new ProfileBuilder();
      profile.merge(parse(StringUtf8Coder.of().decode(in)));
      return profile;
    }
  }
}
