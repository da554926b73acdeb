package org.therapeuticlocator.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import org.junit.Test;

public class FingerprintTest {
  @Test
  public void isTheHashThatEveryMurmur3Makes() {
    assertThat(
        Fingerprint.of("The quick brown fox jumps over the lazy dog"),
        is(new Fingerprint(0xe34bbc7bbc071b6cL, 0x7a433ca9c49a9347L)));
  }

  @Test
  public void linesThatDifferInOneCharacterDiffer() {
    assertThat(Fingerprint.of("{\"city\":\"Ō\"}"), is(not(Fingerprint.of("{\"city\":\"ō\"}"))));
    assertThat(Fingerprint.of("{}"), is(not(Fingerprint.of("{} "))));
  }
}
