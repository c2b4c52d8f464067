package org.muye.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextWidthTest {
  @Test
  void takesAnIdeographForASquare() {
    assertThat(TextWidth.of("新乡市", 13)).isEqualTo(39);
    assertThat(TextWidth.of("", 13)).isZero();
    assertThat(TextWidth.of("il", 10)).isLessThan(TextWidth.of("MW", 10));
  }

  @Test
  void breaksBetweenIdeographsIntoEvenLines() {
    assertThat(TextWidth.wrap("高新技术产业开发区", 10, 60)).containsExactly("高新技术产", "业开发区");
    assertThat(TextWidth.wrap("牧野区", 10, 60)).containsExactly("牧野区");
  }

  @Test
  void keepsClosingSignsWithWhatTheyClose() {
    assertThat(TextWidth.wrap("各县（市、区）", 10, 35)).noneMatch(line -> line.startsWith("、"));
    assertThat(TextWidth.wrap("各县（市、区）", 10, 35)).noneMatch(line -> line.startsWith("）"));
  }

  @Test
  void breaksWordsAtBlanksAndOnlyIfNeededWithin() {
    assertThat(TextWidth.wrap("Weibin District", 10, 50)).containsExactly("Weibin", "District");
    assertThat(String.join("", TextWidth.wrap("Donaudampfschifffahrt", 10, 60)))
        .isEqualTo("Donaudampfschifffahrt");
  }
}
