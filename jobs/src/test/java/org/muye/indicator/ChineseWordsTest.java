package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muye.indicator.ChineseWords.Kind;

class ChineseWordsTest {
  private static final String NUMBER_OR_CODE = "[A-Z]?\\d+(\\.\\d+)?(_[A-Z]+)?";

  /** The words of a formula may name fields, those of categories and notes say them as they are. */
  private static final Pattern OF_FORMULAS = Pattern.compile(NUMBER_OR_CODE);

  private static final Pattern OF_CATEGORIES_AND_NOTES =
      Pattern.compile(NUMBER_OR_CODE + "|[A-Z][A-Z_]{2,}|[a-z]+(_[A-Za-z]+)+");

  /** A colon may part the letters and digits of a category, such as L1:01. */
  private static final String PUNCTUATION_OF_ENGLISH =
      "[,;()\"*!?]|(?<![A-Za-z0-9]):|:(?![A-Za-z0-9])|\\. |\\.$|\\s$|\\p{IsHan} | \\p{IsHan}";

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
  void whatHasCategoriesOrNotesHasThemInChineseAndNothingElse() {
    assertThat(ChineseWords.keys(Kind.CATEGORY)).isEqualTo(ids(Definition::categoryMeaning));
    assertThat(ChineseWords.keys(Kind.NOTES)).isEqualTo(ids(Definition::notes));
  }

  private static Set<String> ids(Function<Definition, String> words) {
    return definitions().stream()
        .filter(definition -> !words.apply(definition).isEmpty())
        .map(Definition::id)
        .collect(Collectors.toSet());
  }

  @Test
  void sameWordsInEnglishAreSameWordsInChinese() {
    assertTranslatedAlike(Definition::categoryMeaning, Definition::categoryMeaningZh);
    assertTranslatedAlike(Definition::notes, Definition::notesZh);
  }

  private static void assertTranslatedAlike(
      Function<Definition, String> english, Function<Definition, String> chinese) {
    Map<String, Set<String>> translations =
        definitions().stream()
            .collect(
                Collectors.groupingBy(english, Collectors.mapping(chinese, Collectors.toSet())));
    assertThat(translations.values()).allSatisfy(words -> assertThat(words).hasSize(1));
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
            .doesNotContain(":")
            .doesNotContainPattern(PUNCTUATION_OF_ENGLISH)
            .doesNotEndWith("。");
      }
    }
  }

  @Test
  void categoriesAndNotesAreChineseAndOnlyNotesAreSentences() {
    for (Definition definition : definitions()) {
      for (String words : List.of(definition.categoryMeaningZh(), definition.notesZh())) {
        if (!words.isEmpty()) {
          assertThat(words)
              .as(definition.id())
              .containsPattern("\\p{IsHan}")
              .doesNotContainPattern(PUNCTUATION_OF_ENGLISH);
        }
      }
      assertThat(definition.categoryMeaningZh()).as(definition.id()).doesNotContain("。");
      assertThat(definition.notesZh()).as(definition.id()).matches("|.*。");
    }
  }

  /**
   * A scale, span, code or other indicator that one language has and the other lacks is an error.
   */
  @Test
  void whatTheEnglishFormulaCountsTheChineseOneCountsToo() {
    for (Definition definition : definitions()) {
      assertThat(found(OF_FORMULAS, definition.formulaZh()))
          .as(definition.id())
          .containsAll(found(OF_FORMULAS, definition.formula().replace(",000", "000")));
    }
  }

  @Test
  void numbersAndCodesOfEnglishCategoriesAndNotesStandInTheChineseOnesToo() {
    for (Definition definition : definitions()) {
      assertThat(found(OF_CATEGORIES_AND_NOTES, definition.categoryMeaningZh()))
          .as(definition.id())
          .containsAll(found(OF_CATEGORIES_AND_NOTES, definition.categoryMeaning()));
      assertThat(found(OF_CATEGORIES_AND_NOTES, definition.notesZh()))
          .as(definition.id())
          .containsAll(found(OF_CATEGORIES_AND_NOTES, definition.notes()));
    }
  }

  private static Set<String> found(Pattern pattern, String words) {
    return pattern.matcher(words).results().map(MatchResult::group).collect(Collectors.toSet());
  }
}
