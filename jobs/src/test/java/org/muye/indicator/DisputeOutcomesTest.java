package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muye.indicator.DisputeMeasures.ACCEPTED;
import static org.muye.indicator.DisputeOutcomes.OUTCOME;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D22: what became of the disputes accepted. */
class DisputeOutcomesTest {
  private static final Indicator INDICATOR = new DisputeOutcomes();

  @TempDir Path folder;

  @Test
  void everyOutcomeIsAShareOfTheAccepted() {
    MadeCity city = new MadeCity(folder);
    city.add(ACCEPTED, null, 6).add(OUTCOME, "at_source", 3).add(OUTCOME, "open", 3);
    assertThat(city.estimates(INDICATOR))
        .extracting(Estimate::category)
        .isEqualTo(List.of("at_source", "open"));
    Estimate atSource = city.estimate(INDICATOR, "at_source");
    assertThat(atSource.value()).isEqualTo(0.5);
    // Wilson, 3 of 6: (0.5 + 0.320122 -+ 1.959964 x sqrt(0.041667 + 0.026677)) / 1.640243.
    assertThat(atSource.low()).isCloseTo(0.187616, within(1e-5));
    assertThat(atSource.high()).isCloseTo(0.812384, within(1e-5));
  }

  @Test
  void anEmptyPeriodHasNoOutcomes() {
    assertThat(new MadeCity(folder).estimates(INDICATOR)).isEmpty();
  }

  @Test
  void needsDisputes() {
    assertThat(INDICATOR.isCountedFrom(Set.of(FactTable.INCIDENT))).isFalse();
  }
}
