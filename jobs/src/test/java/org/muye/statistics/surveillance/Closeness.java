package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What counts as the same number. */
final class Closeness {
  private Closeness() {}

  /** Equal to ten digits. */
  static void same(@Nullable Double actual, double expected) {
    assertThat(Objects.requireNonNull(actual)).isCloseTo(expected, withinPercentage(1e-8));
  }
}
