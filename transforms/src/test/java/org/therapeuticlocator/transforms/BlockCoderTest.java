package org.therapeuticlocator.transforms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.util.CoderUtils;
import org.junit.Test;

/** Blocks come back as they were, in the bytes that {@link ByteArrayCoder} writes. */
public class BlockCoderTest {
  @Test
  public void blocksOfAnySizeComeBackAloneAndWithinAnotherValue() throws Exception {
    byte[] large = new byte[300_000];
    Arrays.fill(large, (byte) 'x');
    for (byte[] block : new byte[][] {{}, "{\"id\":\"ä\"}\n".getBytes(UTF_8), large}) {
      CoderProperties.coderDecodeEncodeEqual(BlockCoder.of(), block);
      assertThat(
          CoderUtils.encodeToByteArray(BlockCoder.of(), block),
          is(CoderUtils.encodeToByteArray(ByteArrayCoder.of(), block)));
    }
  }

  @Test
  public void itIsSerializable() {
    CoderProperties.coderSerializable(BlockCoder.of());
  }
}
