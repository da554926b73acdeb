package org.therapeuticlocator.row;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class SnapshotLineTest {
  private static final String ID = "0123456789abcdef".repeat(4);

  private static final Provider PROVIDER =
      Provider.builder()
          .put(Attribute.ID, ID)
          .put(Attribute.PROVIDER_NAME, "Peña \"A\\B\"/😀 ~,\"id\":\"x")
          .put(Attribute.LONGITUDE, "-0.000000000000001")
          .put(Attribute.COURSES_AVAILABLE, "100000000")
          .flag(Issue.ZIP)
          .flag(Issue.NPI)
          .put(Attribute.ADDRESS1, "id")
          .build();

  private static final String LINE =
      "{\"address1\":\"id\",\"courses_available\":100000000,\"id\":\""
          + ID
          + "\",\"issues\":[\"NPI\",\"ZIP\"],\"longitude\":-0.000000000000001,"
          + "\"provider_name\":\"Peña \\\"A\\\\B\\\"/😀 ~,\\\"id\\\":\\\"x\"}";

  @Test
  public void lineIsCanonicalJson() {
    assertThat(SnapshotLine.format(PROVIDER), is(LINE));
  }

  @Test
  public void lineReadsBack() {
    assertThat(SnapshotLine.parse(LINE), is(PROVIDER));
    assertThat(PROVIDER.attributeCount(), is(6));
  }

  @Test
  public void idIsFoundWithoutParsing() {
    assertThat(SnapshotLine.id(LINE), is(ID));
    assertThat(SnapshotLine.id("{\"address1\":\"\\\"id\\\":\\\"\",\"id\":\"" + ID + "\"}"), is(ID));
  }

  @Test
  public void otherLinesAreRefused() {
    for (String line :
        List.of(
            "",
            "x",
            "[]",
            "{}",
            "{\"id\":1}",
            "{\"id\":\"" + ID + "\"",
            "{\"id\":\"" + ID + "\"}x",
            "{\"id\":\"" + ID + "\"}{}",
            "{\"id\":\"" + ID + "\",\"color\":\"red\"}",
            "{\"id\":\"" + ID + "\",\"issues\":\"NPI\"}",
            "{\"id\":\"" + ID + "\",\"issues\":[\"XYZ\"]}",
            "{\"id\":\"" + ID + "\",\"issues\":[1]}",
            "{\"id\":\"" + ID + "\",\"latitude\":\"1\"}")) {
      assertThrows(line, RuntimeException.class, () -> SnapshotLine.parse(line));
    }
    assertThrows(IllegalArgumentException.class, () -> SnapshotLine.id("{\"id\":\"abc\"}"));
    assertThrows(IllegalArgumentException.class, () -> SnapshotLine.id("{}"));
  }
}
