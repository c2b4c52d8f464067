package org.muye.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.muye.config.IndexSettings.Measure;

class ComponentValueTest {
  @Test
  void theRateOfAnOpenQuarterIsProjectedByItsDays() {
    ComponentValue open = ComponentValue.of(Measure.QUARTERLY_RATE, 3.0, null, 90, 30, null);
    ComponentValue closed = ComponentValue.of(Measure.QUARTERLY_RATE, 3.0, null, 90, 90, null);

    assertThat(open.value()).isCloseTo(9, within(1e-12));
    assertThat(open.status()).containsExactly(IndexStatus.PROJECTED);
    assertThat(closed.value()).isEqualTo(3);
    assertThat(closed.status()).isEmpty();
  }

  /** 12 open cases of 50,000 residents, who make 1.5 million person-days in 30 days. */
  @Test
  void aStockIsDividedByTheResidentsOfTheDaysThatPassed() {
    ComponentValue stock =
        ComponentValue.of(Measure.STOCK_PER_RESIDENTS, 12.0, 1_500_000.0, 90, 30, null);

    assertThat(stock.value()).isCloseTo(2.4, within(1e-12));
    assertThat(stock.status()).isEmpty();
  }

  @Test
  void aStockWithoutResidentsHasNoValue() {
    assertThat(ComponentValue.of(Measure.STOCK_PER_RESIDENTS, 12.0, null, 90, 30, null))
        .extracting(ComponentValue::value, value -> value.status().contains(IndexStatus.NO_POP))
        .containsExactly(null, true);
    assertThat(ComponentValue.of(Measure.STOCK_PER_RESIDENTS, 12.0, 0.0, 90, 30, null).value())
        .isNull();
  }

  @Test
  void aShareStaysAsItIsWhileTheQuarterIsOpen() {
    assertThat(ComponentValue.of(Measure.AS_PUBLISHED, 0.9, null, 90, 30, "IMMATURE"))
        .extracting(ComponentValue::value, ComponentValue::published)
        .containsExactly(0.9, "IMMATURE");
  }
}
