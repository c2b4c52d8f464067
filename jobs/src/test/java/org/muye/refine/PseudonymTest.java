package org.muye.refine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudonymTest {
  /**
   * Expected values of OpenSSL 3: {@code printf 'party\0%s' 11010519491231002X | openssl dgst
   * -sha256 -hmac only-for-tests}, and likewise with the other purpose, key or number.
   */
  @ParameterizedTest
  @CsvSource({
    "11010519491231002X, party, only-for-tests,"
        + " c25842efd648b3069762441259c08dab3beb0c0c6e7a8319d26d0b2067f87c00",
    "41079919000101001, party, only-for-tests,"
        + " a36977e3a5f6f198648ee48f8126c067d651f014816557f52dc00122d69d0391",
    "11010519491231002X, other, only-for-tests,"
        + " d14a30f61f7081739980ceef2e24fdaf38cb7b11e1cae6f77f1a386675839d86",
    "11010519491231002X, party, another-key,"
        + " e4e25e7a4bd6a8aaf50ae55d3f8ad5ce83d192538a5b174fe1c4ec0faaad1797"
  })
  void equalsTheHmacOfAnotherTool(String id, String purpose, String key, String expected) {
    assertThat(Pseudonym.of(id, purpose, key)).isEqualTo(expected);
  }

  @Test
  void aSmallCheckLetterIsTheSamePerson() {
    assertThat(Pseudonym.of("11010519491231002x", "party", "k"))
        .isEqualTo(Pseudonym.of("11010519491231002X", "party", "k"));
  }

  @Test
  void purposeAndNumberCannotBeShiftedIntoEachOther() {
    assertThat(Pseudonym.of("y1", "part", "k")).isNotEqualTo(Pseudonym.of("1", "party", "k"));
  }
}
