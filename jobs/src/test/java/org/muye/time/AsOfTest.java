package org.muye.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.muye.error.UserError;

class AsOfTest {

  @Test
  void endsWithItsLocalDay() {
    AsOf asOf = AsOf.parse("2019-10-20");
    assertThat(asOf.endExclusive(ZoneId.of("Asia/Shanghai")))
        .isEqualTo(Instant.parse("2019-10-20T16:00:00Z"));
    assertThat(asOf.endExclusive(ZoneId.of("America/Chicago")))
        .isEqualTo(Instant.parse("2019-10-21T05:00:00Z"));
    assertThat(asOf).hasToString("2019-10-20").isLessThan(AsOf.parse("2019-10-21"));
  }

  @Test
  void refusesWhatIsNoDay() {
    assertThatThrownBy(() -> AsOf.parse("2019-02-29"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("2019-02-29");
    assertThatThrownBy(() -> AsOf.parse("yesterday")).isInstanceOf(UserError.class);
  }

  @Test
  void clockTellsTheLocalDay() {
    ReportingClock clock = ReportingClock.stoppedAt(Instant.parse("2019-09-30T16:00:00Z"));
    assertThat(clock.now()).isEqualTo(Instant.parse("2019-09-30T16:00:00Z"));
    assertThat(clock.today(ZoneId.of("Asia/Shanghai"))).isEqualTo(LocalDate.of(2019, 10, 1));
    assertThat(clock.today(ZoneId.of("America/Chicago"))).isEqualTo(LocalDate.of(2019, 9, 30));
    Instant before = ReportingClock.system().now();
    assertThat(ReportingClock.system().now()).isAfterOrEqualTo(before);
    assertThat(ReportingClock.machineZone()).isNotNull();
  }
}
