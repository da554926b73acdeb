package org.therapeuticlocator.row;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.junit.Test;

public class ItemIdTest {
  @Test
  public void idIsHashOfUpperCasedFields() {
    Provider.Builder provider =
        Provider.builder()
            .put(Attribute.PROVIDER_NAME, "Straße")
            .put(Attribute.STATE_CODE, "TX")
            .put(Attribute.ORDER_LABEL, "b");

    assertThat(
        ItemId.of(provider::text),
        is("8288ce60fb6c13bdb75d946b78862d37899621a414e4d335ec462af9230bb55c"));
  }

  @Test
  public void letterCaseStockAndNoteDoNotMatter() {
    Provider.Builder lower = provider().put(Attribute.CITY, "péronne");
    Provider.Builder upper =
        provider()
            .put(Attribute.CITY, "PÉRONNE")
            .put(Attribute.COURSES_AVAILABLE, "17")
            .put(Attribute.LAST_REPORT_DATE, "2024-04-12")
            .put(Attribute.PROVIDER_NOTE, "closed");

    assertThat(ItemId.of(upper::text), is(ItemId.of(lower::text)));
  }

  @Test
  public void codeNamesTheProductBeforeTheLabelDoes() {
    Provider.Builder label = provider().put(Attribute.ORDER_LABEL, "Paxlovid");
    Provider.Builder code = provider().put(Attribute.NATIONAL_DRUG_CODE, "00069-1085-30");
    Provider.Builder both =
        provider()
            .put(Attribute.ORDER_LABEL, "Paxlovid")
            .put(Attribute.NATIONAL_DRUG_CODE, "00069-1085-30");

    assertThat(ItemId.of(both::text), is(ItemId.of(code::text)));
    assertThat(ItemId.of(both::text), is(not(ItemId.of(label::text))));
  }

  @Test
  public void fieldsKeepTheirPlaces() {
    Provider.Builder first = provider().put(Attribute.ADDRESS1, "x");
    Provider.Builder second = provider().put(Attribute.ADDRESS2, "x");

    assertThat(ItemId.of(first::text), is(not(ItemId.of(second::text))));
  }

  @Test
  public void itemsOfOthersAreTold() {
    Provider.Builder fields = provider().put(Attribute.ORDER_LABEL, "Paxlovid");
    String id = ItemId.of(fields::text);
    Provider ours = fields.put(Attribute.ID, id).build();
    Provider foreign = provider().put(Attribute.ID, id).build();

    assertThat(ItemId.isIdOf(ours), is(true));
    assertThat(ItemId.isIdOf(foreign), is(false));
  }

  private static Provider.Builder provider() {
    return Provider.builder()
        .put(Attribute.PROVIDER_NAME, "ELM PHARMACY")
        .put(Attribute.STATE_CODE, "TX");
  }
}
