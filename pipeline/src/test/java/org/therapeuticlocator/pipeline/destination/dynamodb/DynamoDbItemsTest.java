package org.therapeuticlocator.pipeline.destination.dynamodb;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.therapeuticlocator.row.Attribute;
import org.therapeuticlocator.row.Issue;
import org.therapeuticlocator.row.ItemId;
import org.therapeuticlocator.row.ItemSize;
import org.therapeuticlocator.row.Provider;
import org.therapeuticlocator.row.SnapshotLine;
import org.therapeuticlocator.transforms.Detail;
import org.therapeuticlocator.transforms.Fingerprint;
import org.therapeuticlocator.transforms.StoredItem;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

public class DynamoDbItemsTest {
  private static final Provider ELM = elm();
  private static final String LINE = SnapshotLine.format(ELM);

  private final Map<String, AttributeValue> item = new HashMap<>(DynamoDbItems.of(LINE));

  @Test
  public void attributesHaveTheTypesOfTheRules() {
    assertThat(
        item,
        is(
            Map.of(
                "id",
                AttributeValue.fromS(ELM.id()),
                "provider_name",
                AttributeValue.fromS("ELM “PHARMACY”"),
                "state_code",
                AttributeValue.fromS("MA"),
                "order_label",
                AttributeValue.fromS("Paxlovid"),
                "zip_code",
                AttributeValue.fromS("02139"),
                "courses_available",
                AttributeValue.fromN("17"),
                "longitude",
                AttributeValue.fromN("-71.1"),
                "latitude",
                AttributeValue.fromN("0.00001"),
                "issues",
                AttributeValue.fromSs(List.of("LAST_REPORT_DATE", "NPI")))));
  }

  @Test
  public void itemComesBackEqualAndOurs() {
    assertThat(
        described(item),
        is(
            new StoredItem(
                ELM.id(),
                Fingerprint.of(LINE),
                CapacityUnits.toWrite(ItemSize.bytes(ELM)),
                true,
                null,
                null)));
  }

  @Test
  public void smallestItemComesBackEqual() {
    Provider.Builder small = Provider.builder().put(Attribute.PROVIDER_NAME, "ELM");
    Provider provider = small.put(Attribute.ID, ItemId.of(small::text)).build();
    String line = SnapshotLine.format(provider);
    assertThat(
        described(DynamoDbItems.of(line)),
        is(new StoredItem(provider.id(), Fingerprint.of(line), 1, true, null, null)));
  }

  @Test
  public void numbersAreEqualHoweverDynamoDbWritesThem() {
    isUnchangedWith("courses_available", AttributeValue.fromN("17.0"));
    isUnchangedWith("courses_available", AttributeValue.fromN("1.7E1"));
    isUnchangedWith("courses_available", AttributeValue.fromN("0017"));
    isUnchangedWith("latitude", AttributeValue.fromN("1E-5"));
    isUnchangedWith("latitude", AttributeValue.fromN("0.0000100"));
    isUnchangedWith("longitude", AttributeValue.fromN("-7.110E+1"));
  }

  @Test
  public void zeroIsEqualHoweverItIsWritten() {
    Provider zero = Provider.builder().put(Attribute.ID, "a").put(Attribute.LATITUDE, "0").build();
    for (String text : new String[] {"0", "-0", "0.00", "0E+10"}) {
      Map<String, AttributeValue> stored =
          Map.of("id", AttributeValue.fromS("a"), "latitude", AttributeValue.fromN(text));
      assertThat(described(stored).fingerprint(), is(Fingerprint.of(SnapshotLine.format(zero))));
    }
  }

  @Test
  public void flagsAreEqualInAnyOrder() {
    isUnchangedWith("issues", AttributeValue.fromSs(List.of("NPI", "LAST_REPORT_DATE")));
  }

  @Test
  public void anyOtherValueMakesItUnequal() {
    isChangedWith("courses_available", AttributeValue.fromN("18"));
    isChangedWith("latitude", AttributeValue.fromN("0.000010000000001"));
    isChangedWith("issues", AttributeValue.fromSs(List.of("NPI")));
    isChangedWith("zip_code", AttributeValue.fromS("02139 "));
  }

  @Test
  public void extraAttributeMakesItUnequal() {
    isChangedWith("note_of_mine", AttributeValue.fromS("x"));
    isChangedWith("ttl", AttributeValue.fromN("1"));
  }

  @Test
  public void attributeLessMakesItUnequal() {
    item.remove("issues");
    assertThat(described(item).fingerprint(), is(not(Fingerprint.of(LINE))));
  }

  @Test
  public void otherTypeMakesItUnequal() {
    isChangedWith("courses_available", AttributeValue.fromS("17"));
    isChangedWith("zip_code", AttributeValue.fromN("2139"));
    isChangedWith("issues", AttributeValue.fromL(List.of(AttributeValue.fromS("NPI"))));
    isChangedWith("issues", AttributeValue.fromS("NPI"));
    isChangedWith("city", AttributeValue.fromNul(true));
  }

  @Test
  public void flagThatWeDoNotKnowMakesItUnequal() {
    isChangedWith("issues", AttributeValue.fromSs(List.of("LAST_REPORT_DATE", "NPI", "HEIGHT")));
  }

  @Test
  public void itemWithAnIdThatIsTheHashOfItsFieldsIsOursWhateverElseItHas() {
    item.put("note_of_mine", AttributeValue.fromS("x"));
    item.put("courses_available", AttributeValue.fromS("many"));
    item.remove("zip4");
    assertThat(described(item).ours(), is(true));
  }

  @Test
  public void itemWithAnyOtherIdIsForeign() {
    item.put("provider_name", AttributeValue.fromS("OAK PHARMACY"));
    assertThat(described(item).ours(), is(false));

    Map<String, AttributeValue> guest = Map.of("id", AttributeValue.fromS("guest"));
    assertThat(described(guest).ours(), is(false));
    assertThat(described(guest).id(), is("guest"));
  }

  @Test
  public void fieldOfTheIdInAnotherTypeMakesItForeign() {
    item.put("zip_code", AttributeValue.fromN("2139"));
    assertThat(described(item).ours(), is(false));
  }

  @Test
  public void bytesAreCountedAsDynamoDbDoes() {
    assertThat(bytes(AttributeValue.fromS("é😀")), is(2 + 4));
    assertThat(bytes(AttributeValue.fromN("17")), is(2));
    assertThat(bytes(AttributeValue.fromN("-81.09")), is(4));
    assertThat(bytes(AttributeValue.fromN("0")), is(1));
    assertThat(bytes(AttributeValue.fromN("1000000")), is(2));
    assertThat(bytes(AttributeValue.fromSs(List.of("NPI", "é"))), is(3 + 2));
    assertThat(bytes(AttributeValue.fromNs(List.of("17", "5"))), is(2 + 2));
    assertThat(bytes(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[5]))), is(5));
    assertThat(bytes(AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("abc")))), is(3));
    assertThat(bytes(AttributeValue.fromBool(false)), is(1));
    assertThat(bytes(AttributeValue.fromNul(true)), is(1));
    assertThat(
        bytes(AttributeValue.fromL(List.of(AttributeValue.fromS("ab"), AttributeValue.fromN("1")))),
        is(3 + 1 + 2 + 1 + 2));
    assertThat(
        bytes(AttributeValue.fromM(Map.of("k", AttributeValue.fromS("ab")))), is(3 + 1 + 1 + 2));
    assertThat(DynamoDbItems.bytes(Map.of()), is(0));
  }

  private static int bytes(AttributeValue value) {
    return DynamoDbItems.bytes(Map.of("é", value)) - 2;
  }

  private void isUnchangedWith(String name, AttributeValue value) {
    Map<String, AttributeValue> stored = new HashMap<>(item);
    stored.put(name, value);
    assertThat(name + value, described(stored).fingerprint(), is(Fingerprint.of(LINE)));
  }

  private void isChangedWith(String name, AttributeValue value) {
    Map<String, AttributeValue> stored = new HashMap<>(item);
    stored.put(name, value);
    assertThat(name + value, described(stored).fingerprint(), is(not(Fingerprint.of(LINE))));
  }

  private static Provider elm() {
    Provider.Builder elm =
        Provider.builder()
            .put(Attribute.PROVIDER_NAME, "ELM “PHARMACY”")
            .put(Attribute.STATE_CODE, "MA")
            .put(Attribute.ORDER_LABEL, "Paxlovid")
            .put(Attribute.ZIP_CODE, "02139")
            .put(Attribute.COURSES_AVAILABLE, "17")
            .put(Attribute.LONGITUDE, "-71.1")
            .put(Attribute.LATITUDE, "0.00001")
            .flag(Issue.NPI)
            .flag(Issue.LAST_REPORT_DATE);
    return elm.put(Attribute.ID, ItemId.of(elm::text)).build();
  }

  @Test
  public void itemCarriesWhatItsProviderDoes() {
    Detail all = Detail.forItems(1);
    assertThat(
        DynamoDbItems.describe(item, DynamoDbItems.bytes(item), all),
        is(StoredItem.of(ELM, CapacityUnits.toWrite(ItemSize.bytes(ELM)), all)));
    assertThat(DynamoDbItems.describe(item, DynamoDbItems.bytes(item), all).values(), is(LINE));
  }

  @Test
  public void itemThatIsNoProviderCarriesNothing() {
    item.put("note", AttributeValue.fromS("ours"));

    StoredItem stored = DynamoDbItems.describe(item, DynamoDbItems.bytes(item), Detail.forItems(1));

    assertThat(stored.hashes(), is(nullValue()));
    assertThat(stored.values(), is(nullValue()));
  }

  private static StoredItem described(Map<String, AttributeValue> item) {
    return DynamoDbItems.describe(item, DynamoDbItems.bytes(item), Detail.NONE);
  }
}
