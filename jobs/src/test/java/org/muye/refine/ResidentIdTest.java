package org.muye.refine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Check digits by hand: the digits times 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2, summed, modulo 11,
 * picks the character of 1 0 X 9 8 7 6 5 4 3 2.
 */
class ResidentIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // The two examples printed in GB 11643-1999: sums 167 = 15 x 11 + 2 and 195 = 17 x 11 + 8.
        "11010519491231002X",
        "440524188001010014",
        // No district has the code 410799. Sums 207, 209, 211, 213, 215: remainders 9, 0, 2, 4, 6.
        "410799190001010013",
        "410799190001010021",
        "41079919000101003X",
        "410799190001010048",
        "410799190001010056",
        "11010519491231002x"
      })
  void rightCheckDigits(String id) {
    assertThat(ResidentId.isValid(id)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "110105194912310021",
        "440524188001010015",
        // Two neighbouring digits swapped.
        "440524188001100014",
        "41079919000101001",
        "4107991900010100133",
        "410799 19000101001",
        "４１０７９９１９０００１０１００１３",
        "130503670401001",
        "X10799190001010013",
        ""
      })
  void anythingElseIsWrong(String id) {
    assertThat(ResidentId.isValid(id)).isFalse();
  }
}
