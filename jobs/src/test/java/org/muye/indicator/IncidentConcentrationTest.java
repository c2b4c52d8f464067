package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muye.indicator.IncidentMeasures.PLACE;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.indicator.IncidentConcentration.Statistic;

/** Town b2 was given up in 2019, so that the city has four towns in 2019Q3 and five before. */
class IncidentConcentrationTest {
  private static final Indicator GINI = new IncidentConcentration(Statistic.GINI);
  private static final Indicator TOP = new IncidentConcentration(Statistic.TOP10);

  @TempDir Path folder;

  /**
   * 6, 2, 0 in district a, 4 in b1: sorted 0 2 4 6, (-3x0 - 1x2 + 1x4 + 3x6) / (4 x 12) = 20/48.
   */
  @Test
  void countsEveryTownOfThePeriodAndNoUnknownPlace() {
    MadeCity city = new MadeCity(folder);
    city.add(PLACE, "a1", 6).add(PLACE, "a2", 2).add(PLACE, "b1", 4).add(PLACE, "UNK:subunit", 50);
    Estimate gini = city.estimate(GINI, null);
    assertThat(gini.value()).isCloseTo(20.0 / 48, within(1e-15));
    assertThat(gini.numerator()).isEqualTo(12);
    Estimate top = city.estimate(TOP, null);
    // One of four towns is a tenth, rounded up.
    assertThat(top.value()).isEqualTo(0.5);
    assertThat(top.numerator()).isEqualTo(6);
    assertThat(top.denominator()).isEqualTo(12);
    assertThat(top.low()).isNull();
  }

  /** Without a3, where nobody lives: 2 4 6, (-2x2 + 2x6) / (3 x 12) = 8/36. */
  @Test
  void tellsThePopulatedTownsApart() {
    MadeCity city = new MadeCity(folder);
    city.add(PLACE, "a1", 6).add(PLACE, "a2", 2).add(PLACE, "b1", 4);
    assertThat(city.estimate(GINI, "populated").value()).isCloseTo(8.0 / 36, within(1e-15));
    assertThat(GINI.estimate(city.slice("b", "2018Q3"))).hasSize(1);
  }

  @Test
  void aDistrictHasItsOwnTownsAndATownNone() {
    MadeCity city = new MadeCity(folder);
    city.add(PLACE, "2018Q3", "b1", 3).add(PLACE, "2018Q3", "b2", 1).add(PLACE, "2018Q3", "a1", 9);
    // (-1 x 1 + 1 x 3) / (2 x 4)
    assertThat(GINI.estimate(city.slice("b", "2018Q3")).get(0).value())
        .isCloseTo(0.25, within(1e-15));
    assertThat(GINI.estimate(city.slice("a1", "2018Q3"))).isEmpty();
    // In 2019 b has one town left.
    assertThat(GINI.estimate(city.slice("b", "2019Q3"))).isEmpty();
    assertThat(GINI.estimate(city.slice("UNK:unit", "2019Q3"))).isEmpty();
  }

  @Test
  void aCityWithoutTownsComparesItsDistricts() {
    MadeCity city = MadeCity.ofDistrictsOnly(folder);
    city.add(PLACE, "a", 1).add(PLACE, "b", 3).add(PLACE, "UNK:unit", 9);
    assertThat(city.only(GINI).value()).isCloseTo(0.25, within(1e-15));
    assertThat(city.only(TOP).value()).isEqualTo(0.75);
    assertThat(GINI.estimate(city.slice("a", "2019Q3"))).isEmpty();
  }

  @Test
  void anEmptyPeriodHasNoExposure() {
    MadeCity city = new MadeCity(folder);
    for (Indicator indicator : new Indicator[] {GINI, TOP}) {
      Estimate nothing = city.estimate(indicator, null);
      assertThat(nothing.value()).isNull();
      assertThat(nothing.status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    }
  }
}
