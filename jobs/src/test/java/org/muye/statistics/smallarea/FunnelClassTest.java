package org.muye.statistics.smallarea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muye.statistics.Interval;

class FunnelClassTest {

  /** The standard normal quantiles: 1.959964 at 97.5 % and 3.090232 at 99.9 %. */
  @ParameterizedTest
  @CsvSource({
    "3.0903, HIGH_998",
    "3.0902, HIGH_95",
    "1.95997, HIGH_95",
    "1.95996, IN",
    "0, IN",
    "-1.95996, IN",
    "-1.95997, LOW_95",
    "-3.0902, LOW_95",
    "-3.0903, LOW_998"
  })
  void ofZChangesAtTheNormalQuantiles(double z, FunnelClass expected) {
    assertThat(FunnelClass.ofZ(z)).isEqualTo(expected);
  }

  @Test
  void onALimitIsStillWithinIt() {
    Interval inner = new Interval(-2, 2);
    Interval outer = new Interval(-3, 3);
    assertThat(FunnelClass.of(2, inner, outer)).isEqualTo(FunnelClass.IN);
    assertThat(FunnelClass.of(-2, inner, outer)).isEqualTo(FunnelClass.IN);
    assertThat(FunnelClass.of(3, inner, outer)).isEqualTo(FunnelClass.HIGH_95);
    assertThat(FunnelClass.of(-3, inner, outer)).isEqualTo(FunnelClass.LOW_95);
  }

  @Test
  void refusesWhatIsNotANumber() {
    assertThatThrownBy(() -> FunnelClass.ofZ(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }
}
