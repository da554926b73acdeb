package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.therapeuticlocator.transforms.Samples.A;
import static org.therapeuticlocator.transforms.Samples.provider;

import java.util.List;
import org.junit.Test;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.Provider;

public class AttributeHashesTest {
  private static final Provider ELM =
      provider(A).put(Attribute.CITY, "BOSTON").put(Attribute.ZIP_CODE, "02139").build();

  @Test
  public void everyAttributeHasFourCharacters() {
    assertThat(AttributeHashes.of(ELM).codes().length(), is(84));
    assertThat(AttributeHashes.of(ELM).codes().matches("([A-Za-z0-9+/]{4}|[.]{4}){21}"), is(true));
  }

  @Test
  public void equalProvidersDifferInNothing() {
    Provider same =
        provider(A).put(Attribute.ZIP_CODE, "02139").put(Attribute.CITY, "BOSTON").build();

    assertThat(differing(same), is(List.of()));
  }

  @Test
  public void attributesWithOtherValuesAreNamed() {
    assertThat(
        differing(
            provider(A)
                .put(Attribute.CITY, "QUINCY")
                .put(Attribute.ZIP_CODE, "02139")
                .put(Attribute.NPI, "1396858437")
                .build()),
        is(List.of(Attribute.CITY, Attribute.NPI)));
    assertThat(
        differing(provider(A).put(Attribute.CITY, "BOSTON").build()),
        is(List.of(Attribute.ZIP_CODE)));
  }

  @Test
  public void emptyTextIsAnotherValueThanNone() {
    assertThat(
        AttributeHashes.of(provider(A).put(Attribute.COUNTY, "").build())
            .differingFrom(AttributeHashes.of(provider(A).build())),
        is(List.of(Attribute.COUNTY)));
  }

  @Test
  public void flagsAreOneValue() {
    AttributeHashes npi = AttributeHashes.of(provider(A).flag(Issue.NPI).build());

    assertThat(
        AttributeHashes.of(provider(A).flag(Issue.ZIP).flag(Issue.NPI).build()).differingFrom(npi),
        is(List.of(Attribute.ISSUES)));
    assertThat(
        AttributeHashes.of(provider(A).build()).differingFrom(npi), is(List.of(Attribute.ISSUES)));
  }

  private static List<Attribute> differing(Provider other) {
    return AttributeHashes.of(ELM).differingFrom(AttributeHashes.of(other));
  }
}
