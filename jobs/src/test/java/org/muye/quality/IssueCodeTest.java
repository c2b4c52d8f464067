package org.muye.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IssueCodeTest {
  @ParameterizedTest
  @EnumSource
  void everyCodeSpeaksBothLanguagesAndSaysWhatToDo(IssueCode code) {
    assertThat(code.en()).endsWith(".").matches("\\p{ASCII}+");
    assertThat(code.remedy()).endsWith(".");
    assertThat(code.zh()).isNotBlank().doesNotEndWith("。");
  }

  @ParameterizedTest
  @EnumSource
  void quarantinedRowsLoseNoFieldsFirst(IssueCode code) {
    if (code.severity() == Severity.QUARANTINE) {
      assertThat(code.emptiesField()).isFalse();
      assertThat(code.severity(true)).isEqualTo(Severity.QUARANTINE);
    }
  }

  @Test
  void emptiedRequiredFieldLeavesNoUsableRow() {
    assertThat(IssueCode.IMPOSSIBLE_DATE.severity(false)).isEqualTo(Severity.FLAG);
    assertThat(IssueCode.IMPOSSIBLE_DATE.severity(true)).isEqualTo(Severity.QUARANTINE);
  }

  @Test
  void recordWithUnknownUnitStillCountsForTheCity() {
    assertThat(IssueCode.UNKNOWN_UNIT.severity(true)).isEqualTo(Severity.FLAG);
    assertThat(IssueCode.UNKNOWN_UNIT.emptiesField()).isFalse();
    assertThat(IssueCode.RETIRED_UNIT_CODE.severity(true)).isEqualTo(Severity.FLAG);
  }
}
