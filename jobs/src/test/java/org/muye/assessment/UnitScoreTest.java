package org.muye.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muye.assessment.UnitScore.ItemScore;
import org.muye.config.AssessmentRules;

/** Every kind of rule by arithmetic done by hand. */
class UnitScoreTest {
  @TempDir Path folder;

  private ItemScore item(String settings, String quantity, QuantityValue value) {
    AssessmentRules rules = Books.withItem(folder, settings + ", what: " + quantity);
    return UnitScore.of(rules, Map.of(quantity, value)).items().get(0);
  }

  private BigDecimal points(String settings, String quantity, double value) {
    return item(settings, quantity, QuantityValue.count(value, List.of())).points();
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 3, 3", "2, 6, 6", "3, 9, 6"})
  void takesPointsForEachEventUpToTheCap(int events, String raw, String points) {
    ItemScore score =
        item(
            "kind: per_event, points: 3, cap: 6",
            "incident_grade_03",
            QuantityValue.count(events, List.of()));
    assertThat(score.rawPoints()).isEqualByComparingTo(raw);
    assertThat(score.points()).isEqualByComparingTo(points);
    assertThat(score.signedPoints()).isEqualByComparingTo(new BigDecimal(points).negate());
  }

  @Test
  void takesHalfForEventsSolvedWithinTheYear() {
    // 3 events of which 1 was solved: 2 whole and 1 half, 4 points each.
    QuantityValue events = new QuantityValue(3.0, 1, List.of("a", "b", "c"), null);
    assertThat(
            item("kind: per_event, points: 4, halved_if_solved: true", "homicides", events)
                .points())
        .isEqualByComparingTo("10");
    assertThat(item("kind: per_event, points: 4", "homicides", events).points())
        .isEqualByComparingTo("12");
  }

  @ParameterizedTest
  @CsvSource({"0, 20", "1, 15", "4, 0", "5, 0"})
  void takesPointsForEachThatIsShortOfTheRequired(int held, String points) {
    assertThat(points("kind: shortfall, points: 5, required: 4", "training_sessions", held))
        .isEqualByComparingTo(points);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "0.95, 0",
    "0.949999, 1",
    "0.8, 1",
    "0.79, 2",
    "0.6, 2",
    "0.5, 4",
    "0.4, 4",
    "0.399999, 6",
    "0, 6"
  })
  void takesThePointsOfTheHighestBandReached(double share, String points) {
    assertThat(
            points(
                "kind: step, bands: [{from: 0.95, points: 0}, {from: 0.8, points: 1},"
                    + " {from: 0.6, points: 2}, {from: 0.4, points: 4}, {from: 0, points: 6}]",
                "d3_on_time_rate",
                share))
        .isEqualByComparingTo(points);
  }

  @Test
  void aShareOfThreeInFiveReachesTheEdgeOfSixTenths() {
    assertThat(
            item(
                    "kind: step, bands: [{from: 0.6, points: 1}, {from: 0, points: 9}]",
                    "d3_on_time_rate",
                    QuantityValue.share(3, 5, List.of()))
                .points())
        .isEqualByComparingTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "below, 0.85, 0",
    "below, 0.8, 0",
    "below, 0.75, 2.5",
    "below, 0, 40",
    "above, 0.9, 5"
  })
  void takesPointsForEachPercentagePointBeyondTheTarget(String side, double share, String points) {
    assertThat(
            points(
                "kind: per_point, points: 0.5, target: 0.8, side: " + side,
                "d5_at_source_rate",
                share))
        .isEqualByComparingTo(points);
  }

  @Test
  void givesThePointsOfAShareToAHundredth() {
    // 0.8 - 2/3 = 13.3333... percentage points, half a point each: 6.6666..., rounded.
    assertThat(
            item(
                    "kind: per_point, points: 0.5, target: 0.8, side: below",
                    "d5_at_source_rate",
                    QuantityValue.share(2, 3, List.of()))
                .points())
        .isEqualTo(new BigDecimal("6.67"));
  }

  @Test
  void pointsAreDecimals() {
    // In binary fractions 3 x 0.1 would be 0.30000000000000004.
    AssessmentRules rules =
        Books.withItem(folder, "kind: per_event, points: 0.1, what: group_incidents");
    UnitScore score =
        UnitScore.of(rules, Map.of("group_incidents", QuantityValue.count(3, List.of())));
    assertThat(score.display()).isEqualTo("99.7");
  }

  @Test
  void aShareOfNothingTakesNoPoints() {
    ItemScore score =
        item(
            "kind: step, bands: [{from: 0, points: 6}]",
            "d3_on_time_rate",
            QuantityValue.share(0, 0, List.of()));
    assertThat(score.points()).isEqualByComparingTo("0");
    assertThat(score.quantity().value()).isNull();
    assertThat(score.quantity().status()).isEqualTo(QuantityValue.Status.NO_EXPOSURE);
  }

  private static final String BOOK =
      """
      rulebook_version: whole
      base: 100
      bonus_cap: 3
      groups:
        - {id: G, name_zh: 组, name_en: Group, cap: 10}
      items:
        - {id: A, kind: per_event, group: G, name_zh: 甲, name_en: A, what: incident_grade_03, points: 4, cap: 8}
        - {id: B, kind: per_event, group: G, name_zh: 乙, name_en: B, what: open_over_180_days, points: 2}
        - {id: C, kind: per_event, name_zh: 丙, name_en: C, what: group_incidents, points: 5}
        - {id: D, kind: bonus, name_zh: 丁, name_en: D, what: drill_sessions, points: 1, cap: 2}
        - {id: E, kind: bonus, name_zh: 戊, name_en: E, what: training_sessions, points: 4}
      veto:
        - {id: V1, name_zh: 否一, name_en: One, what: incident_grade_01_02}
        - {id: V2, name_zh: 否二, name_en: Two, what: homicides, at_least: 2}
      """;

  private static Map<String, QuantityValue> quantities(int major, int old, int vetoing) {
    return Map.of(
        "incident_grade_03", QuantityValue.count(major, List.of("I1", "I2")),
        "open_over_180_days", QuantityValue.count(old, List.of("D1")),
        "group_incidents", QuantityValue.count(1, List.of("I9")),
        "drill_sessions", QuantityValue.count(3, List.of("S1", "S2", "S3")),
        "training_sessions", QuantityValue.count(1, List.of("S4")),
        "incident_grade_01_02",
            QuantityValue.count(vetoing, vetoing == 0 ? List.of() : List.of("I7")),
        "homicides", QuantityValue.count(1, List.of("I8")));
  }

  @Test
  void addsUpWithCapsOfItemsGroupsAndBonuses() {
    UnitScore score = UnitScore.of(Books.of(folder, BOOK), quantities(3, 2, 0));
    // A 12 capped at 8, B 4: group 12 capped at 10; C 5; D 3 capped at 2, E 4: 6, counted 3.
    assertThat(score.deductions()).isEqualByComparingTo("15");
    assertThat(score.bonusRaw()).isEqualByComparingTo("6");
    assertThat(score.bonusCounted()).isEqualByComparingTo("3");
    assertThat(score.score()).isEqualByComparingTo("88");
    assertThat(score.display()).isEqualTo("88");
    assertThat(score.incomplete()).isFalse();
    assertThat(score.items().get(0).quantity().recordIds()).containsExactly("I1", "I2");
  }

  @Test
  void aVetoChangesWhatIsDisplayedAndNothingElse() {
    AssessmentRules rules = Books.of(folder, BOOK);
    UnitScore without = UnitScore.of(rules, quantities(3, 2, 0));
    UnitScore with = UnitScore.of(rules, quantities(3, 2, 1));
    assertThat(with.score()).isEqualTo(without.score());
    assertThat(with.deductions()).isEqualTo(without.deductions());
    assertThat(with.display()).isEqualTo("一票否决");
    // One homicide is below the two of V2.
    assertThat(with.vetoes()).extracting(held -> held.veto().id()).containsExactly("V1");
    assertThat(with.vetoes().get(0).recordIds()).containsExactly("I7");
  }

  @Test
  void isNeverBelowZero() {
    AssessmentRules rules =
        Books.withItem(folder, "kind: per_event, points: 60, what: group_incidents");
    UnitScore score =
        UnitScore.of(rules, Map.of("group_incidents", QuantityValue.count(2, List.of())));
    assertThat(score.deductions()).isEqualByComparingTo("120");
    assertThat(score.display()).isEqualTo("0");
  }

  @Test
  void whatNoRecordCarriesTakesNoPointsAndIsSaid() {
    AssessmentRules rules =
        Books.withItem(folder, "kind: shortfall, points: 5, required: 4, what: training_sessions");
    UnitScore score = UnitScore.of(rules, Map.of("training_sessions", QuantityValue.noFeed()));
    assertThat(score.score()).isEqualByComparingTo("100");
    assertThat(score.incomplete()).isTrue();
  }
}
