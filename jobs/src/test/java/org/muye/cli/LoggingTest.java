package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.Redaction;

/** The log configuration: where lines go, and what is masked in them. */
class LoggingTest {
  @TempDir Path folder;

  @Test
  void masksWhatRedactionMasks() throws Exception {
    Properties properties = new Properties();
    try (InputStream in = LoggingTest.class.getResourceAsStream("/log4j2.properties")) {
      properties.load(in);
    }

    for (String pattern : new String[] {"property.redacted", "property.short"}) {
      assertThat(properties.getProperty(pattern))
          .contains("{" + Redaction.ID_NUMBER + "}{" + Redaction.ID_MASK + "}")
          .contains("{" + Redaction.PHONE + "}{" + Redaction.PHONE_MASK + "}");
    }
  }

  @Test
  void redactsOnlyWholeNumbers() {
    assertThat(Redaction.redact("id 41070219000101000X.")).isEqualTo("id <id-number>.");
    assertThat(Redaction.redact("tel13900000000")).isEqualTo("tel<phone>");
    assertThat(Redaction.redact("1234567890123456789 and 1736899200000 and 410702"))
        .isEqualTo("1234567890123456789 and 1736899200000 and 410702");
  }

  @Test
  void writesMaskedLinesWithTheRunAndTheTrace() throws Exception {
    String before = System.getProperty("muye.log.dir");
    System.setProperty("muye.log.dir", folder.toString());
    URI configuration = LoggingTest.class.getResource("/log4j2.properties").toURI();
    try (LoggerContext context =
        Configurator.initialize(
            "logging-test", LoggingTest.class.getClassLoader(), configuration)) {
      assertThat(folder.resolve("muye.log")).doesNotExist();
      ThreadContext.put("run_id", "run-7");
      context
          .getLogger(ExceptionHandling.LOGGER)
          .error("phone 13900000000", new IllegalStateException("id 410702190001010000"));
      context.getLogger("org.muye.job").info("written");
      context.getLogger("org.apache.spark.Something").info("chatter");
      assertThat(ExceptionHandling.logFile()).isEqualTo(folder.resolve("muye.log"));
    } finally {
      ThreadContext.remove("run_id");
      if (before == null) {
        System.clearProperty("muye.log.dir");
      } else {
        System.setProperty("muye.log.dir", before);
      }
    }

    String log = Files.readString(folder.resolve("muye.log"));
    assertThat(log).contains("run-7", "phone <phone>", "id <id-number>", "IllegalStateException");
    assertThat(log).contains("\tat ").contains("written");
    assertThat(log).doesNotContain("410702190001010000", "13900000000", "chatter");
    assertThat(log.split("IllegalStateException", -1)).as("the trace is written once").hasSize(2);
  }

  @Test
  void theScreenSeesNoTraceOfAFailure() throws Exception {
    URI configuration = LoggingTest.class.getResource("/log4j2.properties").toURI();
    try (LoggerContext context =
        Configurator.initialize("screen-test", LoggingTest.class.getClassLoader(), configuration)) {
      assertThat(context.getLogger(ExceptionHandling.LOGGER).get().getAppenders())
          .containsOnlyKeys("file");
      assertThat(context.getConfiguration().getLoggerConfig("org.apache.spark").getLevel())
          .isEqualTo(Level.WARN);
      for (String engine : List.of("org.apache.spark.sql", "io.delta", "org.apache.hadoop.fs")) {
        assertThat(context.getLogger(engine).get().getAppenders()).containsOnlyKeys("file");
      }
    }
  }
}
