package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.muye.error.UserError;

class MaintenanceOptionsTest {
  @Test
  void filesAreKeptForSevenDaysAtLeast() {
    assertThat(MaintenanceJob.Options.DEFAULT.keptDays()).isEqualTo(7);
    assertThat(new MaintenanceJob.Options(false, 30).keptDays()).isEqualTo(30);
    assertThatThrownBy(() -> new MaintenanceJob.Options(false, 6))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.kind().exitCode()).isEqualTo(2);
              assertThat(e.remedy()).contains("7 days or more");
            });
  }
}
