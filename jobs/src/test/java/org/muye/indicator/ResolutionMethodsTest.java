package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.muye.indicator.DisputeMeasures.METHOD;
import static org.muye.indicator.DisputeMeasures.METHOD_LEVEL1;
import static org.muye.indicator.DisputeMeasures.RESOLVED;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolutionMethodsTest {
  private static final Indicator SHARES = new ResolutionMethods();
  private static final Indicator ENTROPY = new MethodDiversity();

  @TempDir Path folder;
  private MadeCity city;

  @BeforeEach
  void make() {
    city = new MadeCity(folder);
  }

  @Test
  void sharesAreGivenForTheCodesAsSentAndForTheirFirstLevel() {
    city.add(RESOLVED, null, 5)
        .add(METHOD, "0103", 2)
        .add(METHOD, "0102", 1)
        .add(METHOD, "06", 1)
        .add(METHOD, "UNK", 1)
        .add(METHOD_LEVEL1, "L1:01", 3)
        .add(METHOD_LEVEL1, "L1:06", 1);
    assertThat(city.estimates(SHARES))
        .extracting(Estimate::category, Estimate::value)
        .containsExactlyInAnyOrder(
            tuple("0103", 0.4),
            tuple("0102", 0.2),
            tuple("06", 0.2),
            tuple("UNK", 0.2),
            tuple("L1:01", 0.6),
            tuple("L1:06", 0.2));
    // 2/5 ln(5/2) + 3 x 1/5 ln 5
    assertThat(city.only(ENTROPY).value())
        .isCloseTo(0.4 * Math.log(2.5) + 0.6 * Math.log(5), within(1e-12));
    assertThat(city.only(ENTROPY).numerator()).isEqualTo(5);
  }

  @Test
  void oneMethodHasNoDiversity() {
    city.add(RESOLVED, null, 2).add(METHOD, "0103", 2);
    assertThat(city.only(ENTROPY).value()).isZero();
  }

  @Test
  void withoutResolutionsThereIsNoRowButTheAbsentEntropy() {
    assertThat(city.estimates(SHARES)).isEmpty();
    assertThat(city.only(ENTROPY).value()).isNull();
    assertThat(city.only(ENTROPY).status()).isEqualTo(Set.of(StatusReason.NO_EXPOSURE));
  }
}
