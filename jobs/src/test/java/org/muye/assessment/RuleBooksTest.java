package org.muye.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.assessment.RuleBookChanges.Change;
import org.muye.config.AssessmentRules;
import org.muye.error.UserError;

class RuleBooksTest {
  @TempDir Path folder;

  private AssessmentRules book(String version, String validFrom) {
    return Books.of(
        folder,
        """
        rulebook_version: %s
        %s
        base: 100
        items:
          - {id: A, kind: bonus, name_zh: 甲, name_en: A, what: drill_sessions, points: 1}
        """
            .formatted(version, validFrom.isEmpty() ? "" : "valid_from: " + validFrom));
  }

  @Test
  void ofEachYearTakesTheNewestThatIsValid() {
    RuleBooks books =
        new RuleBooks(
            List.of(book("new", "2025-01-01"), book("old", ""), book("mid", "2023-01-01")));
    assertThat(books.of(2022)).map(AssessmentRules::version).hasValue("old");
    assertThat(books.of(2024)).map(AssessmentRules::version).hasValue("mid");
    assertThat(books.of(2025)).map(AssessmentRules::version).hasValue("new");
  }

  @Test
  void assessesNoYearBeforeTheFirstBook() {
    assertThat(new RuleBooks(List.of(book("new", "2025-01-01"))).of(2024)).isEmpty();
    assertThat(new RuleBooks(List.of()).isEmpty()).isTrue();
  }

  @Test
  void refusesTwoBooksOfOneVersionOrOneYear() {
    assertThatThrownBy(
            () -> new RuleBooks(List.of(book("a", "2024-01-01"), book("a", "2025-01-01"))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("two assessment rule books have the rulebook_version a");
    assertThatThrownBy(
            () -> new RuleBooks(List.of(book("a", "2024-01-01"), book("b", "2024-01-01"))))
        .hasMessageContaining("are valid from 2024-01-01");
    assertThatThrownBy(() -> new RuleBooks(List.of(book("a", ""), book("b", ""))))
        .hasMessageContaining("have no valid_from");
  }

  @Test
  void theShippedSampleIsInOrder() {
    AssessmentRules sample = AssessmentRules.load("sample", QuantityCatalogue.forRules());
    assertThat(sample.items()).isNotEmpty();
    assertThat(sample.vetoes()).isNotEmpty();
  }

  @Test
  void namesTheSettingsThatDiffer() {
    AssessmentRules one =
        Books.of(
            folder,
            """
            rulebook_version: a
            base: 100
            bonus_cap: 3
            groups: [{id: G, name_zh: 组, name_en: Group, cap: 10}]
            items:
              - {id: A, kind: per_event, group: G, name_zh: 甲, name_en: A, what: homicides, points: 3, cap: 6}
            veto: [{id: V, name_zh: 否, name_en: Veto, what: homicides}]
            """);
    AssessmentRules other =
        Books.of(
            folder,
            """
            rulebook_version: b
            base: 100.0
            groups: [{id: G, name_zh: 组, name_en: Group, cap: 12}]
            items:
              - {id: A, kind: per_event, group: G, name_zh: 改名, name_en: Renamed, what: homicides, points: 5,
                 halved_if_solved: true}
            veto: [{id: V, name_zh: 否, name_en: Veto, what: homicides, at_least: 2}]
            """);
    assertThat(RuleBookChanges.ofBooks(one, other))
        .containsExactly(
            new Change("bonus_cap", "3", null),
            new Change("group G cap", "10", "12"),
            new Change("veto V", "homicides >= 1", "homicides >= 2"));
    assertThat(RuleBookChanges.ofItems(one.items().get(0), other.items().get(0)))
        .containsExactly(
            new Change("points", "3", "5"),
            new Change("cap", "6", null),
            new Change("halved_if_solved", null, "true"));
    assertThat(RuleBookChanges.ofItems(one.items().get(0), one.items().get(0))).isEmpty();
  }
}
