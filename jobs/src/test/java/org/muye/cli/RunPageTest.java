package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.muye.job.MadeReport;

class RunPageTest {
  private static String page(int exitCode, GlobalOptions.Language language) {
    StringWriter text = new StringWriter();
    new RunPage(Messages.of(language), new PrintWriter(text))
        .print(MadeReport.nightly(exitCode, "2025-04-10T18:31:00Z"));
    return text.toString();
  }

  @Test
  void showsStepsCountsAndGatesOfAGoodRun() {
    assertThat(page(0, GlobalOptions.Language.EN))
        .contains(
            "Run 20250410T183000Z-00ff: nightly, as known at 2025-04-10: done (exit code 0)",
            "60.0 s",
            "Muye 0.1.0, Spark 4.2.0, Delta 4.4.0, Java 17.0.1",
            // 1,000,000 / 1,048,576 and 2,000,000 / 1,048,576, rounded.
            "heap 1 MiB, process 2 MiB",
            "take files",
            "1.5",
            "share in quarantine",
            "not judged",
            "warning: look at this")
        .doesNotContain("error:");
  }

  @Test
  void saysWhatToDoAfterABadOne() {
    assertThat(page(4, GlobalOptions.Language.EN))
        .contains(
            "held back by the quality gate (exit code 4)",
            "CLOSED",
            "error: a gate is closed",
            "  why: calls: 2 of 3 rows",
            "  do:  replay them");
  }

  @Test
  void speaksChinese() {
    assertThat(page(4, GlobalOptions.Language.ZH))
        .contains("质量门槛：", "未通过", "隔离占比", "退出码 4", "内存峰值", "请核对");
  }
}
