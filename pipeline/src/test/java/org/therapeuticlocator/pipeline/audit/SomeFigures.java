package org.therapeuticlocator.pipeline.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.therapeuticlocator.profile.IdPrefixes;
import org.therapeuticlocator.profile.Profile;

/** Figures for tests. */
public final class SomeFigures {
  private final long kept;
  private final Map<String, Long> present = new TreeMap<>();
  private final Map<String, Profile.Stock> states = new TreeMap<>();
  private final Map<String, Long> codes = new TreeMap<>();
  private List<Figures.FileRows> files = List.of();
  private long rows;
  private @Nullable String newest = "2024-04-11";
  private LongStream ids = LongStream.empty();

  private SomeFigures(long kept) {
    this.kept = kept;
    this.rows = kept;
  }

  public static SomeFigures kept(long items) {
    return new SomeFigures(items);
  }

  SomeFigures rows(Long... byFile) {
    files =
        IntStream.range(0, byFile.length)
            .mapToObj(file -> new Figures.FileRows("in-" + file + ".csv", byFile[file]))
            .toList();
    rows = files.stream().mapToLong(Figures.FileRows::rows).sum();
    return this;
  }

  SomeFigures state(String name, long items) {
    states.put(name, new Profile.Stock(items, 0));
    return this;
  }

  SomeFigures product(String name, long items) {
    codes.put(name, items);
    return this;
  }

  SomeFigures has(String attribute, long items) {
    present.put(attribute, items);
    return this;
  }

  SomeFigures newest(@Nullable String date) {
    newest = date;
    return this;
  }

  SomeFigures ids(long from, long to) {
    ids = LongStream.range(from, to);
    return this;
  }

  public Figures get() {
    return new Figures(
        rows,
        files,
        kept,
        new Profile(
            kept,
            present,
            states,
            Map.of(),
            codes,
            newest,
            new Profile.Located(0, 0, 0, 0),
            Map.of(),
            List.of()),
        IdPrefixes.of(ids));
  }
}
