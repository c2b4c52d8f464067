package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muye.indicator.IncidentMeasures.VALID;

import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.indicator.HotCategories.Form;

/** Equal populations and third quarters of 92 days: the three years have 3 times the exposure. */
class HotCategoriesTest {
  private static final Indicator RANK = new HotCategories(Form.RANK);
  private static final Indicator RATIO = new HotCategories(Form.RATE_RATIO);
  private static final Indicator P = new HotCategories(Form.P_VALUE);

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  private void classes() {
    city.add(VALID, "01", 5)
        .add(VALID, "02", 6)
        .add(VALID, "2016Q3", "02", 4)
        .add(VALID, "2017Q3", "02", 3)
        .add(VALID, "2018Q3", "02", 3)
        .add(VALID, "03", 8)
        .add(VALID, "2017Q3", "03", 3)
        .add(VALID, "04", 4)
        .add(VALID, "2018Q3", "04", 90)
        .add(VALID, "UNK", 99);
  }

  @Test
  void ranksByCountFromFiveOnWithoutTheUnknown() {
    classes();
    city.add(VALID, "05", 6);
    assertThat(city.estimates(RANK))
        .extracting(Estimate::category, Estimate::numerator, Estimate::value)
        .containsExactly(
            Tuple.tuple("01", 5.0, 4.0),
            Tuple.tuple("02", 6.0, 2.0),
            Tuple.tuple("03", 8.0, 1.0),
            Tuple.tuple("05", 6.0, 2.0));
  }

  /**
   * 6 against 10 in three years: 6 x 3 / 10. R's poisson.test(c(6, 10), c(1, 3)): 0.5377, 5.4663.
   */
  @Test
  void ratiosCompareWithTheMeanOfThreeYears() {
    classes();
    assertThat(city.estimates(RATIO))
        .extracting(Estimate::category)
        .containsExactly("01", "02", "03");
    Estimate ratio = city.estimate(RATIO, "02");
    assertThat(ratio.value()).isCloseTo(1.8, within(1e-12));
    assertThat(ratio.low()).isCloseTo(0.5376677, within(1e-7));
    assertThat(ratio.high()).isCloseTo(5.4662990, within(1e-7));
    assertThat(ratio.numerator()).isEqualTo(6);
    assertThat(ratio.denominator()).isEqualTo(10);
    // 10 in three years are 3.3 a year.
    assertThat(ratio.status()).isEqualTo(Set.of(StatusReason.SMALL_BASE));
  }

  /** 5 against none: R gives Inf, which no table holds, and the lower limit 2.749068. */
  @Test
  void aNewClassHasALowerLimitOnly() {
    classes();
    Estimate ratio = city.estimate(RATIO, "01");
    assertThat(ratio.value()).isNull();
    assertThat(ratio.high()).isNull();
    assertThat(ratio.low()).isCloseTo(2.749068, within(1e-6));
    assertThat(ratio.status()).isEqualTo(Set.of(StatusReason.ZERO_BASE));
  }

  /**
   * Given the sum, each count is binomial with p = 1/4. 5 of 5: (1/4)^5 = 1/1024, the least likely
   * of all. 6 of 16: 0.253131; 8 of 11: 623/524288 = 0.001188 (both as poisson.test has them).
   * Adjusted for three: 1/1024 x 3 would exceed 623/524288 x 3/2 = 0.001782, so both are that.
   */
  @Test
  void pValuesAreExactAndAdjustedForTheNumberOfClasses() {
    classes();
    assertThat(city.estimate(P, "01").value()).isCloseTo(623.0 / 524288 * 1.5, within(1e-12));
    assertThat(city.estimate(P, "03").value()).isCloseTo(623.0 / 524288 * 1.5, within(1e-12));
    assertThat(city.estimate(P, "02").value()).isCloseTo(271797355.0 / 1073741824, within(1e-10));
    assertThat(city.estimate(P, "02").low()).isNull();
  }

  @Test
  void anEmptyPeriodHasNoHotClass() {
    assertThat(city.estimates(RANK)).isEmpty();
    assertThat(city.estimates(RATIO)).isEmpty();
    assertThat(city.estimates(P)).isEmpty();
  }

  @Test
  void withoutThreeEarlierYearsThereIsARankOnly() {
    city.add(VALID, "2018Q3", "01", 7);
    Slice early = city.slice("city", "2018Q3");
    assertThat(RANK.estimate(early)).hasSize(1);
    assertThat(RATIO.estimate(early)).isEmpty();
    assertThat(P.estimate(early)).isEmpty();
  }

  @Test
  void withoutAPopulationThereIsNoRatioAndNoPValue() {
    city.add(VALID, "01", 9).add(VALID, "2018Q3", "01", 3);
    Slice nobody = city.slice("a3", "2019Q3");
    for (Indicator indicator : new Indicator[] {RATIO, P}) {
      Estimate estimate = indicator.estimate(nobody).get(0);
      assertThat(estimate.value()).isNull();
      assertThat(estimate.numerator()).isEqualTo(9);
      assertThat(estimate.status()).contains(StatusReason.NO_POP);
    }
  }
}
