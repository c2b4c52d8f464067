package org.muye.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.SharedData;
import org.muye.error.UserError;
import org.muye.statistics.composite.AnalyticHierarchy;

class IndexSettingsTest {
  private static final String THREE =
      """
          - {indicator: I2, measure: quarterly_rate, better: low, low: 5, high: 40}
          - {indicator: D2, measure: as_published, better: high, low: 0.8, high: 1, weight: 2}
          - {indicator: D13, category: "90", measure: stock_per_residents, better: low, low: 0, high: 5}
      """;

  @TempDir Path folder;

  private static String shipped() throws IOException {
    return Files.readString(SharedData.repository().resolve("schemas/warnings/default.yaml"));
  }

  /** The shipped rule book with other components and judgements. */
  private static String ruleBook(String components, String judgements) throws IOException {
    String shipped = shipped();
    return shipped.substring(0, shipped.indexOf("  components:"))
        + "  components:\n"
        + components.indent(0)
        + judgements;
  }

  private WarningRules load(String yaml) throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, yaml);
    return WarningRules.load(file);
  }

  private String mistakes(String yaml) {
    return catchThrowableOfType(UserError.class, () -> load(yaml)).why();
  }

  @Test
  void readsComponentsWithTheirGoalposts() throws IOException {
    IndexSettings index = load(ruleBook(THREE, "")).index();

    assertThat(index.components())
        .extracting(IndexSettings.Component::id)
        .containsExactly("I2", "D2", "D13:90");
    assertThat(index.components())
        .extracting(IndexSettings.Component::weight)
        .containsExactly(1.0, 2.0, 1.0);
    assertThat(index.components().get(0).goalposts().high()).isEqualTo(40);
    assertThat(index.judgements()).isNull();
  }

  @Test
  void refusesEqualGoalpostsAndRepeatedComponents() throws IOException {
    assertThat(mistakes(ruleBook(THREE.replace("low: 5", "low: 40"), "")))
        .contains("the goalposts of I2 must be different, low below high, not 40 and 40")
        .startsWith("line ");
    assertThat(mistakes(ruleBook(THREE.replace("indicator: D2", "indicator: I2"), "")))
        .contains("the index has the component twice: I2");
  }

  @Test
  void refusesAReferencePeriodThatEndsBeforeItBegins() throws IOException {
    assertThat(mistakes(shipped().replace("to: 2024Q4", "to: 2021Q4")))
        .contains("the reference period of the index ends before it begins: 2022Q1 to 2021Q4");
    assertThat(mistakes(shipped().replace("to: 2024Q4", "to: 2024Q5"))).contains("2024Q5");
  }

  /**
   * For three components the largest eigenvalue is 1 + d + 1/d with d the cube root of a12 a23 /
   * a13: here 9, so that the ratio is (10.111 - 3) / 2 / 0.58 = 6.130.
   */
  @Test
  void refusesJudgementsThatContradictEachOther() throws IOException {
    assertThat(
            mistakes(ruleBook(THREE, "  judgements:\n    - [9, 0.1111111111111111]\n    - [9]\n")))
        .contains("their consistency ratio is 6.130 and must be below 0.1");
  }

  @Test
  void refusesJudgementsOfAnotherShapeOrScale() throws IOException {
    assertThat(mistakes(ruleBook(THREE, "  judgements:\n    - [1]\n    - [1]\n")))
        .contains("for 3 components 2 rows, each one number shorter than the row before");
    assertThat(mistakes(ruleBook(THREE, "  judgements:\n    - [1, 10]\n    - [1]\n")))
        .contains("judgements.0.1")
        .contains("9");
  }

  /** Twice as important as the second and four times as the third, which agree: 4/7, 2/7, 1/7. */
  @Test
  void takesJudgementsThatAgree() throws IOException {
    AnalyticHierarchy judgements =
        Objects.requireNonNull(
            load(ruleBook(THREE, "  judgements:\n    - [2, 4]\n    - [2]\n")).index().judgements());

    assertThat(judgements.consistencyRatio()).isLessThan(1e-9);
    assertThat(judgements.weights().get(0)).isCloseTo(4.0 / 7, within(1e-12));
  }

  @Test
  void theExampleInTheShippedRuleBookCanBeUsed() throws IOException {
    String yaml = shipped();
    String example = yaml.substring(yaml.indexOf("  # judgements:")).replace("  # ", "  ");

    assertThat(
            load(yaml.substring(0, yaml.indexOf("  # judgements:")) + example).index().judgements())
        .isNotNull();
  }

  @Test
  void forecastsNeedTwoSeasonsAndAThreshold() throws IOException {
    assertThat(load(shipped()).forecast())
        .isEqualTo(new ForecastSettings(8, new ForecastSettings.Threshold(3, 1.2)));
    assertThat(mistakes(shipped().replace("first_origin_quarters: 8", "first_origin_quarters: 7")))
        .contains("first_origin_quarters");
    assertThat(mistakes(shipped().replace("times: 1.2", "times: 0"))).contains("times");
  }
}
