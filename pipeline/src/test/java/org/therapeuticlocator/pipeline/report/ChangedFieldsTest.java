package org.therapeuticlocator.pipeline.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class ChangedFieldsTest {
  @Test
  public void fieldsOfMostItemsComeFirstAndThoseOfAsManyByName() {
    ChangedFields changed = changed(counts("city", 12, "npi", 12, "zip_code", 1_234), null);

    assertThat(changed.line(), is("changed fields: zip_code 1,234, city 12, npi 12"));
    assertThat(changed.updates(), is(2_000L));
    assertThat(changed.isSample(), is(false));
  }

  @Test
  public void fiveAreNamedAndMoreAreHintedAt() {
    assertThat(
        changed(
                counts("address1", 1, "city", 2, "county", 3, "npi", 4, "zip4", 5, "zip_code", 6),
                null)
            .line(),
        is("changed fields: zip_code 6, zip4 5, npi 4, county 3, city 2, …"));
  }

  @Test
  public void sampleSaysHowManyWereLookedAt() {
    ChangedFields changed = changed(counts("city", 12), 250L);

    assertThat(changed.line(), is("changed fields, in 250 of the updates: city 12"));
    assertThat(changed.updates(), is(250L));
    assertThat(changed.isSample(), is(true));
  }

  @Test
  public void nothingThatChangedAndNothingThatIsKnownIsNone() {
    assertThat(ChangedFields.of(null), nullValue());
    assertThat(ChangedFields.of(load(null, null)), nullValue());
    assertThat(ChangedFields.of(load(Map.of(), null)), nullValue());
    assertThat(ChangedFields.of(load(Map.of(), 0L)), nullValue());
  }

  private static ChangedFields changed(Map<String, Long> counts, @Nullable Long sample) {
    return Objects.requireNonNull(ChangedFields.of(load(counts, sample)));
  }

  private static Report.Load load(@Nullable Map<String, Long> counts, @Nullable Long sample) {
    return new Report.Load(0, 2_000, 0, 0, 0, 0, 0, null, null, null, counts, sample);
  }

  /** Names with their counts, in this order. */
  private static Map<String, Long> counts(Object... namesAndCounts) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndCounts.length; i += 2) {
      counts.put((String) namesAndCounts[i], ((Integer) namesAndCounts[i + 1]).longValue());
    }
    return counts;
  }
}
