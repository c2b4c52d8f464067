package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muye.indicator.ChineseWords.Kind;

class ChineseWordsTest {
  private static final Pattern NUMBER_OR_CODE = Pattern.compile("[A-Z]?\\d+(\\.\\d+)?(_[A-Z]+)?");

  private static List<Definition> definitions() {
    return Stream.of(
            IndicatorCatalogue.all().stream().map(Indicator::definition),
            AssessmentIndicators.definitions().stream(),
            MissingFeeds.definitions().stream())
        .flatMap(definitions -> definitions)
        .toList();
  }

  @Test
  void everyIndicatorHasAFormulaAndEveryFormulaAnIndicator() {
    assertThat(ChineseWords.keys(Kind.FORMULA))
        .containsExactlyInAnyOrderElementsOf(definitions().stream().map(Definition::id).toList());
  }

  @Test
  void everyUnitAndMethodOfAnIntervalIsTranslatedAndNothingElse() {
    assertThat(ChineseWords.keys(Kind.UNIT))
        .isEqualTo(definitions().stream().map(Definition::unit).collect(Collectors.toSet()));
    assertThat(ChineseWords.keys(Kind.INTERVAL))
        .isEqualTo(definitions().stream().map(Definition::interval).collect(Collectors.toSet()));
  }

  @Test
  void theWordsAreChineseWithChinesePunctuation() {
    for (Definition definition : definitions()) {
      for (String words :
          List.of(definition.formulaZh(), definition.unitZh(), definition.intervalZh())) {
        assertThat(words)
            .as(definition.id())
            .containsPattern("\\p{IsHan}")
            .doesNotContainPattern("[,;:()\"*!?]|\\. |\\s$|。$");
      }
    }
  }

  /**
   * A scale, span, code or other indicator that one language has and the other lacks is an error.
   */
  @Test
  void whatTheEnglishFormulaCountsTheChineseOneCountsToo() {
    for (Definition definition : definitions()) {
      assertThat(numbersAndCodes(definition.formulaZh()))
          .as(definition.id())
          .containsAll(numbersAndCodes(definition.formula().replace(",000", "000")));
    }
  }

  private static Set<String> numbersAndCodes(String formula) {
    return NUMBER_OR_CODE
        .matcher(formula)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }
}
