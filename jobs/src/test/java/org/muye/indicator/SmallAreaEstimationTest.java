package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muye.statistics.Golden;
import org.muye.statistics.smallarea.FunnelClass;

class SmallAreaEstimationTest {
  private static final double RELATIVE = 1e-10;

  private static List<SmallAreaEstimate> all(double[] counts, double[] populations) {
    return SmallAreaEstimation.of(counts, populations).stream().map(Optional::orElseThrow).toList();
  }

  private static void close(@Nullable Double actual, double expected) {
    assertThat(Objects.requireNonNull(actual))
        .isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
  }

  /** Smoothed by hand: b = 0.003, a = 0.000004 - 0.0000003; limits and probability from R. */
  @Test
  void movesTwoRatesTowardsEachOtherAndPlacesThem() {
    List<SmallAreaEstimate> units = all(new double[] {10, 50}, new double[] {10_000, 10_000});
    SmallAreaEstimate few = units.get(0);
    close(few.smoothed(), 11.5);
    close(few.low(), 6.0228046652904039);
    close(few.high(), 18.718999845034450);
    close(few.probabilityAboveCity(), 2.0160603858354704e-05);
    assertThat(few.isHeterogeneous()).isTrue();
    // 10 of 30 expected; the lower limit of 99.8 % is 15.87, by R.
    assertThat(few.funnel()).isEqualTo(FunnelClass.LOW_998);
    // 50 of 30 expected; the upper limits are 42.8 and 51.1, by R.
    assertThat(units.get(1).funnel()).isEqualTo(FunnelClass.HIGH_95);
    close(units.get(1).smoothed(), 48.5);
    close(units.get(1).low(), 36.269053627828129);
    close(units.get(1).high(), 62.480760062807427);
    close(units.get(1).probabilityAboveCity(), 0.99924583419680157);
    // The adjusted z are -1.02 and 0.70, by R.
    assertThat(units)
        .extracting(SmallAreaEstimate::adjustedFunnel)
        .containsExactly(FunnelClass.IN, FunnelClass.IN);
  }

  @Test
  void aUnitWithoutPopulationHasNothingAndDisturbsNobody() {
    List<Optional<SmallAreaEstimate>> three =
        SmallAreaEstimation.of(new double[] {10, 7, 50}, new double[] {10_000, 0, 10_000});
    assertThat(three.get(1)).isEmpty();
    assertThat(List.of(three.get(0).orElseThrow(), three.get(2).orElseThrow()))
        .isEqualTo(all(new double[] {10, 50}, new double[] {10_000, 10_000}));
    assertThat(SmallAreaEstimation.of(new double[] {1, 0}, new double[] {0, 0}))
        .containsExactly(Optional.empty(), Optional.empty());
    assertThat(SmallAreaEstimation.of(new double[0], new double[0])).isEmpty();
  }

  /** 4 and 6 of 1,000: the squared distance 0.000001 is less than 0.000005, which chance gives. */
  @Test
  void withoutHeterogeneityEveryUnitHasTheOverallRateWithoutLimits() {
    for (SmallAreaEstimate unit : all(new double[] {4, 6}, new double[] {1_000, 1_000})) {
      close(unit.smoothed(), 50);
      assertThat(unit.isHeterogeneous()).isFalse();
      assertThat(unit.low()).isNull();
      assertThat(unit.high()).isNull();
      assertThat(unit.probabilityAboveCity()).isNull();
      assertThat(unit.funnel()).isEqualTo(FunnelClass.IN);
      assertThat(unit.adjustedFunnel()).isEqualTo(FunnelClass.IN);
    }
  }

  @Test
  void oneUnitIsTheOverallRate() {
    assertThat(all(new double[] {7}, new double[] {1_000}))
        .containsExactly(
            new SmallAreaEstimate(70, null, null, null, FunnelClass.IN, FunnelClass.IN));
  }

  @Test
  void withoutAnEventThereIsNoFunnel() {
    assertThat(all(new double[] {0, 0}, new double[] {1_000, 5_000}))
        .containsOnly(new SmallAreaEstimate(0, null, null, null, null, null));
  }

  /** By hand: b = 0.01, a = 0.00005625 - 0.00001; limits and probability from R. */
  @Test
  void takesFractionsOfRebasedRecords() {
    List<SmallAreaEstimate> units = all(new double[] {2.5, 17.5}, new double[] {1_000, 1_000});
    close(units.get(0).smoothed(), 100 - 75 * 4.625 / 5.625);
    close(units.get(0).low(), 11.819522922908046);
    close(units.get(0).high(), 80.163502824825757);
    close(units.get(0).probabilityAboveCity(), 0.0046285523288680198);
    close(units.get(1).low(), 98.282570751388477);
    close(units.get(1).high(), 240.56816692133589);
    // Ratios of 0.25 and 1.75; the limits of R are 0.296 and 0.480, 1.839 and 2.413.
    assertThat(units)
        .extracting(SmallAreaEstimate::funnel)
        .containsExactly(FunnelClass.LOW_998, FunnelClass.IN);
  }

  @Test
  void meetsTheReferenceOfFourteenDistricts() {
    List<Golden.Row> districts = Golden.rows("eb.csv");
    List<Golden.Row> limits = Golden.rows("eb_gamma.csv");
    List<SmallAreaEstimate> units =
        all(Golden.column(districts, "obs"), Golden.column(districts, "pop"));
    assertThat(units).hasSize(14);
    for (int i = 0; i < units.size(); i++) {
      close(units.get(i).smoothed(), 1e4 * districts.get(i).number("eb_global"));
      close(units.get(i).low(), 1e4 * limits.get(i).number("lo95"));
      close(units.get(i).high(), 1e4 * limits.get(i).number("hi95"));
      close(units.get(i).probabilityAboveCity(), limits.get(i).number("p_gt_city"));
    }
    List<Golden.Row> alike = Golden.rows("eb_truncated.csv");
    List<SmallAreaEstimate> same = all(Golden.column(alike, "obs"), Golden.column(alike, "pop"));
    for (int i = 0; i < same.size(); i++) {
      close(same.get(i).smoothed(), 1e4 * alike.get(i).number("eb_global"));
      assertThat(same.get(i).isHeterogeneous()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HIGH_998, HIGH, HIGH",
    "HIGH_95, HIGH, IN",
    "IN, IN, IN",
    "LOW_95, LOW, IN",
    "LOW_998, LOW, LOW"
  })
  void beyondTheOuterLimitsIsBeyondTheInnerOnes(FunnelClass place, String at95, String at998) {
    SmallAreaEstimate estimate = new SmallAreaEstimate(1, null, null, null, place, null);
    assertThat(estimate.funnel95()).isEqualTo(at95);
    assertThat(estimate.funnel998()).isEqualTo(at998);
  }

  @Test
  void refusesWhatIsNoListOfCountsAndPopulations() {
    assertThatThrownBy(() -> SmallAreaEstimation.of(new double[1], new double[2]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SmallAreaEstimation.of(new double[] {Double.NaN}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }
}
