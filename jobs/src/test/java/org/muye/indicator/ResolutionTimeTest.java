package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muye.indicator.DisputeDurations.OPEN_DAYS;
import static org.muye.indicator.DisputeDurations.RESOLUTION_DAYS;
import static org.muye.indicator.DisputeDurations.UNDATED_DAYS;
import static org.muye.indicator.DisputeDurations.VOID_DAYS;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.indicator.ResolutionTime.Statistic;

class ResolutionTimeTest {
  private static final Indicator MEDIAN = new ResolutionTime(Statistic.MEDIAN);
  private static final Indicator RMST = new ResolutionTime(Statistic.RMST90);

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  /**
   * Five disputes: resolved on day 0, 10 and 30, open on day 20 and 40. S is 4/5 from day 0, 4/5 x
   * 3/4 = 3/5 from day 10, 3/5 x 1/2 = 3/10 from day 30.
   */
  private void fiveDisputes() {
    city.add(RESOLUTION_DAYS, "0", 1)
        .add(RESOLUTION_DAYS, "10", 1)
        .add(RESOLUTION_DAYS, "30", 1)
        .add(OPEN_DAYS, "20", 1)
        .add(OPEN_DAYS, "40", 1);
  }

  @Test
  void medianCountsOpenDisputesAsLonger() {
    fiveDisputes();
    Estimate median = city.estimate(MEDIAN, null);
    assertThat(median.numerator()).isEqualTo(3);
    assertThat(median.denominator()).isEqualTo(5);
    assertThat(median.value()).isEqualTo(30);
    // R's survfit: 30, 0.95LCL 0, 0.95UCL NA.
    assertThat(median.low()).isEqualTo(0);
    assertThat(median.high()).isNull();
    assertThat(median.status()).isEmpty();
  }

  /** 10 x 4/5 + 20 x 3/5 + 60 x 3/10, drawn on from day 40, the longest seen. */
  @Test
  void restrictedMeanSaysThatNobodyWasFollowedSoLong() {
    fiveDisputes();
    Estimate mean = city.estimate(RMST, null);
    assertThat(mean.value()).isCloseTo(38, within(1e-12));
    assertThat(mean.low()).isNull();
    assertThat(mean.status()).isEqualTo(Set.of(StatusReason.SHORT_FOLLOW_UP));
    city.add(OPEN_DAYS, "90", 1);
    assertThat(city.estimate(RMST, null).status()).isEmpty();
  }

  @Test
  void anEmptyCohortHasNoExposure() {
    for (Indicator indicator : new Indicator[] {MEDIAN, RMST}) {
      assertThat(city.estimates(indicator)).hasSize(2);
      Estimate nothing = city.estimate(indicator, null);
      assertThat(nothing.value()).isNull();
      assertThat(nothing.numerator()).isZero();
      assertThat(nothing.denominator()).isZero();
      assertThat(nothing.status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    }
  }

  @Test
  void anOpenCohortHasNoMedian() {
    city.add(OPEN_DAYS, "4", 3);
    Estimate median = city.estimate(MEDIAN, null);
    assertThat(median.value()).isNull();
    assertThat(median.numerator()).isZero();
    assertThat(median.denominator()).isEqualTo(3);
    assertThat(median.status()).isEqualTo(Set.of(StatusReason.NOT_REACHED));
    Estimate mean = city.estimate(RMST, null);
    assertThat(mean.value()).isEqualTo(90);
    assertThat(mean.status()).isEqualTo(Set.of(StatusReason.SHORT_FOLLOW_UP));
  }

  /** With a void one open until day 5: 3 of 4, then 3/4 x 2/3 = 1/2; without it 2/3, then 1/3. */
  @Test
  void voidDisputesCountAsOpenUntilTheyWereVoidOrNotAtAll() {
    city.add(RESOLUTION_DAYS, "2", 1)
        .add(RESOLUTION_DAYS, "9", 1)
        .add(OPEN_DAYS, "90", 1)
        .add(VOID_DAYS, "12", 1);
    Estimate with = city.estimate(MEDIAN, null);
    assertThat(with.denominator()).isEqualTo(4);
    assertThat(with.value()).isEqualTo(9);
    assertThat(city.estimate(RMST, null).value()).isCloseTo(2 + 7 * 0.75 + 81 * 0.5, within(1e-12));
    Estimate without = city.estimate(MEDIAN, "void_excluded");
    assertThat(without.denominator()).isEqualTo(3);
    assertThat(city.estimate(RMST, "void_excluded").value())
        .isCloseTo(2 + 7 * 2.0 / 3 + 81 / 3.0, within(1e-12));
  }

  @Test
  void aVoidDisputeAloneIsNoCohort() {
    city.add(VOID_DAYS, "3", 1);
    assertThat(city.estimate(MEDIAN, null).status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
    assertThat(city.estimate(MEDIAN, null).denominator()).isZero();
  }

  /** One of two resolved on day 6; with two more taken as open, one of four. */
  @Test
  void undatedClosingsAreLeftOutOrTakenAsOpen() {
    city.add(RESOLUTION_DAYS, "6", 1).add(OPEN_DAYS, "100", 1).add(UNDATED_DAYS, "100", 2);
    Estimate without = city.estimate(MEDIAN, null);
    assertThat(without.value()).isEqualTo(6);
    assertThat(without.denominator()).isEqualTo(2);
    assertThat(without.status()).isEqualTo(Set.of(StatusReason.UNDATED_EXCLUDED));
    Estimate with = city.estimate(MEDIAN, "undated_as_open");
    assertThat(with.value()).isNull();
    assertThat(with.denominator()).isEqualTo(4);
    assertThat(with.status()).isEqualTo(Set.of(StatusReason.NOT_REACHED));
    assertThat(city.estimate(RMST, "undated_as_open").value())
        .isCloseTo(6 + 84 * 0.75, within(1e-12));
  }

  @Test
  void aCohortOfUndatedClosingsOnlyHasNoExposureButIsOpenWhenTakenSo() {
    city.add(UNDATED_DAYS, "100", 2);
    assertThat(city.estimate(RMST, null).status())
        .isEqualTo(Set.of(StatusReason.NO_EXPOSURE, StatusReason.UNDATED_EXCLUDED));
    assertThat(city.estimate(RMST, "undated_as_open").value()).isEqualTo(90);
  }

  @Test
  void aResolutionAfterTenYearsIsCountedButNotDated() {
    city.add(RESOLUTION_DAYS, "3651", 2).add(RESOLUTION_DAYS, "3650", 1);
    Estimate median = city.estimate(MEDIAN, null);
    assertThat(median.numerator()).isEqualTo(3);
    assertThat(median.value()).isNull();
    assertThat(median.status()).isEqualTo(Set.of(StatusReason.NOT_REACHED));
    city.add(RESOLUTION_DAYS, "3650", 1);
    assertThat(city.estimate(MEDIAN, null).value()).isEqualTo(3650);
  }

  @Test
  void partsOfDisputesHaveNoCurve() {
    city.add(RESOLUTION_DAYS, "6", 1.5);
    Estimate median = city.estimate(MEDIAN, null);
    assertThat(median.numerator()).isEqualTo(1.5);
    assertThat(median.value()).isNull();
    assertThat(city.estimate(RMST, null).value()).isNull();
  }
}
