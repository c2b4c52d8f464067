package org.muye.refine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityNumbersTest {
  private static final String NUMBER = "41079919000101003X";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "41079919000101003X",
        "证件：41079919000101003x。",
        "410799 19000101 003X",
        "410799-19000101-003x",
        "４１０７９９１９０００１０１００３Ｘ",
        "报案人41079919000101003X电话13800000000"
      })
  void aNumberIsFoundHoweverItIsWritten(String text) {
    assertThat(IdentityNumbers.in(text)).contains(NUMBER);
  }

  @Test
  void longerAndShorterNumbersAreNone() {
    assertThat(IdentityNumbers.in("1410799190001010030")).isEmpty();
    assertThat(IdentityNumbers.in("41079919000101003")).isEmpty();
    assertThat(IdentityNumbers.in("2019-08-01 09:00:00 410702")).isEmpty();
  }
}
