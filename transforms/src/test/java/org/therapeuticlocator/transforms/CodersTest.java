package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.therapeuticlocator.transforms.Samples.A;
import static org.therapeuticlocator.transforms.Samples.line;

import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.values.KV;
import org.junit.Test;
import org.therapeuticlocator.row.SnapshotLine;

public class CodersTest {
  @Test
  public void storedItemsComeBack() throws Exception {
    comeBack(
        StoredItem.CODER,
        List.of(
            new StoredItem(A, new Fingerprint(1, 2), 1_024, true, null, null),
            new StoredItem(A, new Fingerprint(2, 1), 1_024, false, null, null),
            new StoredItem("", new Fingerprint(Long.MIN_VALUE, -1), 0, true, null, null),
            new StoredItem(
                "é😀\n\\n \u2028",
                new Fingerprint(-1, Long.MAX_VALUE),
                409_600,
                false,
                null,
                null)));
  }

  @Test
  public void storedItemsComeBackWithWhatTheyCarry() throws Exception {
    String line = line(A, "é😀\n=1 #\u2028");
    AttributeHashes hashes = AttributeHashes.of(SnapshotLine.parse(line));
    Fingerprint fingerprint = new Fingerprint(-1, 1);
    comeBack(
        StoredItem.CODER,
        List.of(
            new StoredItem(A, fingerprint, 1, true, hashes, line),
            new StoredItem(A, fingerprint, 1, true, hashes, null),
            new StoredItem("=5 #\n", fingerprint, 1, false, hashes, null),
            new StoredItem("=5 #\n", fingerprint, 0, false, null, line),
            new StoredItem("#=1 {} ", fingerprint, 12, false, null, null)));
  }

  @Test
  public void hashesTakeFourBytesAnAttribute() throws CoderException {
    AttributeHashes hashes = AttributeHashes.of(SnapshotLine.parse(line(A, "BOSTON")));
    StoredItem item = new StoredItem(A, new Fingerprint(-1, -1), 409_600, true, hashes, null);
    assertThat(
        CoderUtils.encodeToByteArray(StoredItem.CODER, item).length,
        is(2 + 64 + 32 + 1 + 6 + 1 + 84 + 1));
  }

  @Test
  public void storedItemTakesItsIdAndAbout40Bytes() throws CoderException {
    StoredItem item = new StoredItem(A, new Fingerprint(-1, -1), 409_600, true, null, null);
    assertThat(
        CoderUtils.encodeToByteArray(StoredItem.CODER, item).length, is(1 + 64 + 32 + 1 + 6 + 1));
  }

  @Test
  public void countsComeBack() throws Exception {
    comeBack(
        BundleCounts.CODER,
        List.of(KV.of("read", 0L), KV.of("read", 69_184L), KV.of("", Long.MAX_VALUE)));
  }

  private static <T> void comeBack(Coder<T> coder, List<T> values) throws Exception {
    CoderProperties.coderSerializable(coder);
    coder.verifyDeterministic();
    for (T value : values) {
      CoderProperties.coderDecodeEncodeEqual(coder, value);
      CoderProperties.coderDeterministic(coder, value, value);
      for (T other : values) {
        CoderProperties.structuralValueConsistentWithEquals(coder, value, other);
      }
    }
  }
}
