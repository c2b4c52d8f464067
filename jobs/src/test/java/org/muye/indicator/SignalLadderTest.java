package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muye.indicator.SignalMeasures.DAYS_TO_RISE;
import static org.muye.indicator.SignalMeasures.DISPUTES;
import static org.muye.indicator.SignalMeasures.ESCALATED_UNPLACED;
import static org.muye.indicator.SignalMeasures.INCIDENTS;
import static org.muye.indicator.SignalMeasures.RAISED;
import static org.muye.indicator.SignalMeasures.RAISED_TO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N1 to N3 of a city of 20,000 residents whose ladder has the levels 3, 2 and 1. */
class SignalLadderTest {
  private static final Indicator RATE = new SignalRate();
  private static final Indicator SHARE = new SignalShare();
  private static final Indicator RISE = new SignalRise();
  private static final Indicator TARGET = new SignalRiseTarget();
  private static final Indicator DAYS = new SignalRiseDays();

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() throws IOException {
    Files.writeString(
        folder.resolve("signal_levels.yaml"),
        """
        levels:
          - {level: 3, name_zh: 信号, name_en: Signals}
          - {level: 2, name_zh: 扩散, name_en: Spread}
          - {level: 1, name_zh: 激化, name_en: Intense}
        """);
    city = new MadeCity(folder);
  }

  private static List<String> categories(List<Estimate> estimates) {
    return estimates.stream().map(estimate -> String.valueOf(estimate.category())).toList();
  }

  @Test
  void incidentsAndDisputesOfALevelCountTogether() {
    city.add(INCIDENTS, "3", 3).add(DISPUTES, "3", 1).add(DISPUTES, "2", 2);
    Estimate signals = city.estimate(RATE, "3");
    assertThat(signals.numerator()).isEqualTo(4);
    // 4 of 20,000 residents; exact limits of a count of 4 are 1.0899 and 10.2416 (Garwood 1936).
    assertThat(signals.value()).isCloseTo(2.0, within(1e-12));
    assertThat(signals.low()).isCloseTo(1.0899 / 2, within(1e-4));
    assertThat(signals.high()).isCloseTo(10.2416 / 2, within(1e-4));
    assertThat(signals.status()).isEmpty();
    Estimate share = city.estimate(SHARE, "3");
    assertThat(share.denominator()).isEqualTo(6);
    assertThat(share.value()).isCloseTo(4 / 6.0, within(1e-12));
    // Wilson, 4 of 6: (0.666667 + 0.320122 -+ 1.959964 x sqrt(0.037037 + 0.026677)) / 1.640243.
    assertThat(share.low()).isCloseTo(0.299993, within(1e-5));
    assertThat(share.high()).isCloseTo(0.903229, within(1e-5));
  }

  @Test
  void aLevelWithoutARecordIsARealZeroAndWhatDoesNotOccurHasNoLine() {
    city.add(INCIDENTS, "3", 3);
    assertThat(categories(city.estimates(RATE))).containsExactly("1", "2", "3");
    assertThat(city.estimate(RATE, "1").value()).isZero();
    // The upper limit of none: -ln(0.025) = 3.6889, of 20,000 residents.
    assertThat(city.estimate(RATE, "1").high()).isCloseTo(3.6889 / 2, within(1e-4));
    assertThat(city.estimate(SHARE, "1").value()).isZero();
  }

  @Test
  void recordsWithoutAChannelStandApartAndMakeTheLevelsLowerBounds() {
    city.add(INCIDENTS, "3", 3).add(DISPUTES, "UNK", 1).add(INCIDENTS, "NONE", 4);
    assertThat(categories(city.estimates(RATE))).containsExactly("1", "2", "3", "NONE", "UNK");
    assertThat(city.estimate(RATE, "3").status()).isEqualTo(Set.of(StatusReason.AT_LEAST));
    assertThat(city.estimate(RATE, "UNK").numerator()).isEqualTo(1);
    assertThat(city.estimate(RATE, "UNK").status()).isEmpty();
    // 3 of 3 + 1 + 4.
    assertThat(city.estimate(SHARE, "3").value()).isEqualTo(0.375);
  }

  @Test
  void whereNoRecordNamesAChannelNoLevelHasANumber() {
    city.add(INCIDENTS, "UNK", 3).add(DISPUTES, "UNK", 1);
    for (Indicator indicator : List.of(RATE, SHARE)) {
      Estimate level = city.estimate(indicator, "3");
      assertThat(level.numerator()).isNull();
      assertThat(level.value()).isNull();
      assertThat(level.status()).isEqualTo(Set.of(StatusReason.ALL_MISSING));
    }
    assertThat(city.estimate(RATE, "UNK").numerator()).isEqualTo(4);
  }

  @Test
  void anEmptyPeriodHasZerosAndNoShares() {
    assertThat(city.estimate(RATE, "2").numerator()).isZero();
    assertThat(city.estimate(SHARE, "2").status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    assertThat(city.estimate(RISE, "3").status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    assertThat(city.only(DAYS).status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
  }

  @Test
  void whatRoseIsAShareOfTheDisputesOfItsLevel() {
    city.add(DISPUTES, "3", 4).add(DISPUTES, "2", 2).add(DISPUTES, "1", 5);
    city.add(RAISED, "3", 1).add(RAISED_TO, "3|1", 1);
    assertThat(categories(city.estimates(RISE))).containsExactly("2", "3");
    Estimate rise = city.estimate(RISE, "3");
    assertThat(rise.numerator()).isEqualTo(1);
    assertThat(rise.denominator()).isEqualTo(4);
    assertThat(rise.value()).isEqualTo(0.25);
    // Wilson, 1 of 4: (0.25 + 0.480182 -+ 1.959964 x sqrt(0.046875 + 0.060023)) / 1.960365.
    assertThat(rise.low()).isCloseTo(0.045587, within(1e-5));
    assertThat(rise.high()).isCloseTo(0.699358, within(1e-5));
    assertThat(city.estimate(RISE, "2").value()).isZero();
    assertThat(categories(city.estimates(TARGET))).containsExactly("2|1", "3|1", "3|2");
    assertThat(city.estimate(TARGET, "3|1").value()).isEqualTo(0.25);
    assertThat(city.estimate(TARGET, "3|2").value()).isZero();
    assertThat(city.estimate(TARGET, "2|1").denominator()).isEqualTo(2);
  }

  @Test
  void anEscalationToNobodyKnowsWhereMakesTheShareALowerBound() {
    city.add(DISPUTES, "3", 4).add(DISPUTES, "2", 2).add(ESCALATED_UNPLACED, "3", 1);
    assertThat(city.estimate(RISE, "3").status()).isEqualTo(Set.of(StatusReason.AT_LEAST));
    assertThat(city.estimate(RISE, "2").status()).isEmpty();
  }

  /** 2, 9 and 40 days. */
  @Test
  void theTimeToARiseIsTheMedianOfThoseThatRose() {
    city.add(DAYS_TO_RISE, "2", 1).add(DAYS_TO_RISE, "9", 1).add(DAYS_TO_RISE, "40", 1);
    assertThat(city.only(DAYS).value()).isEqualTo(9);
    assertThat(city.only(DAYS).numerator()).isEqualTo(3);
  }

  @Test
  void aRegionWithoutALadderHasNoValues() throws IOException {
    Files.delete(folder.resolve("signal_levels.yaml"));
    MadeCity other = new MadeCity(folder);
    for (Indicator indicator : List.of(RATE, SHARE, RISE, TARGET, DAYS)) {
      assertThat(other.estimates(indicator)).as(indicator.definition().id()).isEmpty();
    }
  }

  @Test
  void levelsNeedIncidentsAndDisputes() {
    assertThat(RATE.isCountedFrom(Set.of(FactTable.DISPUTE))).isFalse();
    assertThat(RATE.isCountedFrom(Set.of(FactTable.DISPUTE, FactTable.INCIDENT))).isTrue();
    assertThat(RISE.isCountedFrom(Set.of(FactTable.DISPUTE))).isTrue();
  }

  /** The disputes behind a rise from level 3 are those of level 3, wherever they rose to. */
  @Test
  void explainFindsTheRecordsOfARise() {
    assertThat(Evidence.belongs("3", "3|1")).isTrue();
    assertThat(Evidence.belongs("2", "3|1")).isFalse();
    assertThat(Evidence.belongs("3|2", "3|1")).isFalse();
  }
}
