package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muye.error.Redaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
          .contains("{" + Redaction.PHONE + "}{" + Redaction.PHONE_MASK + "}")
          .contains("{" + Redaction.CREDENTIALS + "}{" + Redaction.CREDENTIALS_MASK + "}");
    }
  }

  @Test
  void redactsOnlyWholeNumbers() {
    assertThat(Redaction.redact("id 41070219000101000X.")).isEqualTo("id <id-number>.");
    assertThat(Redaction.redact("tel13900000000")).isEqualTo("tel<phone>");
    assertThat(Redaction.redact("at jdbc:postgresql://u:p4ss@db/x and s3a://lake/a"))
        .isEqualTo("at jdbc:postgresql://<credentials>@db/x and s3a://lake/a");
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
  void writesOneMaskedJsonObjectALine() throws Exception {
    System.setProperty("muye.log.dir", folder.toString());
    System.setProperty(GlobalOptions.LOG_FORMAT, "json");
    URI configuration = LoggingTest.class.getResource("/log4j2.properties").toURI();
    try (LoggerContext context =
        Configurator.initialize("json-test", LoggingTest.class.getClassLoader(), configuration)) {
      ThreadContext.put("run_id", "run-7");
      context
          .getLogger("org.muye.job")
          .warn(
              "phone 13900000000, \"quoted\"\nand a line, 牧野",
              new IllegalStateException("id 410702190001010000 at s3a://key:secret@lake/x"));
      context.getLogger("org.muye.job").info("step ingest begins");
    } finally {
      ThreadContext.remove("run_id");
      System.clearProperty("muye.log.dir");
      System.clearProperty(GlobalOptions.LOG_FORMAT);
    }

    List<String> lines = Files.readAllLines(folder.resolve("muye.log"));
    assertThat(lines).hasSize(2);
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(first.path("level").asText()).isEqualTo("WARN");
    assertThat(first.path("run_id").asText()).isEqualTo("run-7");
    assertThat(first.path("logger").asText()).isEqualTo("org.muye.job");
    assertThat(first.path("message").asText())
        .isEqualTo("phone <phone>, \"quoted\"\nand a line, 牧野");
    assertThat(first.path("exception").asText())
        .startsWith("java.lang.IllegalStateException: id <id-number> at s3a://<credentials>@lake/x")
        .contains("LoggingTest.writesOneMaskedJsonObjectALine");
    assertThat(OffsetDateTime.parse(first.path("time").asText())).isNotNull();
    assertThat(new ObjectMapper().readTree(lines.get(1)).path("message").asText())
        .isEqualTo("step ingest begins");
  }

  @Test
  void theOptionChoosesTheFormat() {
    try {
      CommandLines.of(new Options(), System.out, System.err).parseArgs("--log-format", "json");
      assertThat(System.getProperty(GlobalOptions.LOG_FORMAT)).isEqualTo("json");
    } finally {
      System.clearProperty(GlobalOptions.LOG_FORMAT);
    }
  }

  @Command(name = "options")
  static final class Options {
    @Mixin private GlobalOptions options = new GlobalOptions();
  }

  @Test
  void threadsThatARunStartsCarryItsId() throws Exception {
    ThreadContext.put("run_id", "run-8");
    List<String> seen = new ArrayList<>();
    try {
      Thread thread = new Thread(() -> seen.add(ThreadContext.get("run_id")));
      thread.start();
      thread.join();
    } finally {
      ThreadContext.remove("run_id");
    }
    assertThat(seen).containsExactly("run-8");
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
