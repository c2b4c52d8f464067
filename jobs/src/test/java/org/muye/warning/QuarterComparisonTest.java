package org.muye.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muye.warning.Rates.CRIMINAL;
import static org.muye.warning.Rates.INCIDENTS;
import static org.muye.warning.Rates.rate;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muye.warning.ComparedRate.Standing;

class QuarterComparisonTest {

  /** 100 events among 40,000 people: 0.0025 a head. */
  @Test
  void expectsOfEachUnitWhatTheOverallRateGivesIt() {
    List<ComparedRate> compared =
        QuarterComparison.compare(
            List.of(rate("a", 60, 10_000), rate("b", 20, 10_000), rate("c", 20, 20_000)));

    assertThat(compared)
        .extracting(rate -> exact(rate).expected())
        .containsExactly(25.0, 25.0, 50.0);
    // z = 2 (sqrt(60) - sqrt(25)) = 2 (7.745966692 - 5)
    assertThat(exact(compared.get(0)).z()).isCloseTo(5.491933385, within(1e-9));
    assertThat(exact(compared.get(1)).z()).isCloseTo(2 * (Math.sqrt(20) - 5), within(1e-9));
  }

  /** Events of mean 1: P(X >= 1) = 1 - 1/e; P(X >= 3) = 1 - 5/(2e). */
  @Test
  void givesTheExactTail() {
    List<ComparedRate> compared =
        QuarterComparison.compare(
            List.of(rate("a", 3, 1_000), rate("b", 0, 1_000), rate("c", 0, 1_000)));

    assertThat(exact(compared.get(0)).upperTail()).isCloseTo(1 - 2.5 / Math.E, within(1e-12));
    assertThat(exact(compared.get(1)).upperTail()).isEqualTo(1);
    // Three comparisons, of which it is the smallest: three times as much.
    assertThat(exact(compared.get(0)).adjustedTail())
        .isCloseTo(3 * (1 - 2.5 / Math.E), within(1e-12));
  }

  @Test
  void adjustsOverAllSeriesOfTheQuarter() {
    List<ComparedRate> one =
        QuarterComparison.compare(
            List.of(rate("a", INCIDENTS, 30, 1_000, 0), rate("b", INCIDENTS, 10, 1_000, 0)));
    List<ComparedRate> two =
        QuarterComparison.compare(
            List.of(
                rate("a", INCIDENTS, 30, 1_000, 0),
                rate("b", INCIDENTS, 10, 1_000, 0),
                rate("a", CRIMINAL, 5, 1_000, 0),
                rate("b", CRIMINAL, 5, 1_000, 0)));

    assertThat(exact(two.get(0)).adjustedTail())
        .isCloseTo(2 * exact(one.get(0)).adjustedTail(), within(1e-15));
  }

  @Test
  void aUnitWithoutPopulationHasNoStandingAndDisturbsNobody() {
    QuarterRate without = new QuarterRate("x", INCIDENTS, 500, null, null, null, null, 0, true);
    List<ComparedRate> compared =
        QuarterComparison.compare(List.of(rate("a", 3, 100), without, rate("b", 1, 100)));

    assertThat(compared.get(1).exact()).isNull();
    assertThat(compared.get(1).adjusted()).isNull();
    assertThat(exact(compared.get(0)).expected()).isEqualTo(2);
  }

  @Test
  void nobodyStandsOutWhereNothingHappened() {
    assertThat(QuarterComparison.compare(List.of(rate("a", 0, 100), rate("b", 0, 100))))
        .allSatisfy(rate -> assertThat(rate.exact()).isNull());
  }

  private static Standing exact(ComparedRate rate) {
    return Objects.requireNonNull(rate.exact());
  }
}
