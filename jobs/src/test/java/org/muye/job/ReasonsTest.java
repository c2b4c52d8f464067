package org.muye.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonsTest {

  @Test
  void explainsACodeWithAndWithoutItsField() {
    assertThat(Reasons.text("IMPOSSIBLE_DATE", true)).isEqualTo("日期不存在");
    assertThat(Reasons.text("IMPOSSIBLE_DATE:closed_at", true)).isEqualTo("日期不存在");
    assertThat(Reasons.text("SOMETHING_ELSE:field", false)).isEqualTo("SOMETHING_ELSE:field");
  }
}
