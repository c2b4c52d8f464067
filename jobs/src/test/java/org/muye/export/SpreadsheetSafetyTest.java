package org.muye.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetSafetyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+8613800000000",
        "-2+3",
        "@SUM(A1)",
        "\tx",
        "\rx",
        " =1+1",
        "\u3000=1+1",
        "\u00A0=1+1",
        "\uFEFF=1+1",
        "\u200B@x",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "=cmd|'/C calc'!A0",
        "-"
      })
  void putsAnApostropheBeforeWhatCouldRun(String text) {
    assertThat(SpreadsheetSafety.neutralise(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "红旗区", "410702", "2025-03-05", "a=b", "'=1+1", " 卫滨区", "<x>"})
  void leavesOtherTextsAlone(String text) {
    assertThat(SpreadsheetSafety.neutralise(text)).isEqualTo(text);
  }
}
