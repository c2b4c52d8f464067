package org.muye.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OutputTest {
  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  @Test
  void jsonKeepsTypesAndNulls() throws Exception {
    JsonOutput.write(
        out,
        JsonOutput.rows(
            List.of("unit", "value", "day", "at", "absent"),
            List.of(
                Arrays.asList(
                    "红旗区",
                    new BigDecimal("0.00000012"),
                    LocalDate.of(2025, 3, 5),
                    Instant.parse("2025-03-05T01:02:03Z"),
                    null))));

    assertThat(text.toString()).contains("红旗区").contains("0.00000012");
    JsonNode row = new ObjectMapper().readTree(text.toString()).get(0);
    assertThat(row.get("day").textValue()).isEqualTo("2025-03-05");
    assertThat(row.get("at").textValue()).isEqualTo("2025-03-05T01:02:03Z");
    assertThat(row.get("value").isNumber()).isTrue();
    assertThat(row.get("absent").isNull()).isTrue();
    assertThat(row.size()).isEqualTo(5);
  }

  @Test
  void csvIsExactForPrograms() {
    CsvOutput.exact().write(out, List.of("a", "b"), List.of(Arrays.asList("=1+1", null)));

    assertThat(text.toString()).isEqualTo("a,b\r\n=1+1,\r\n");
  }

  @Test
  void csvIsNeutralisedForSpreadsheets() {
    CsvOutput.forSpreadsheets()
        .write(out, List.of("a", "b"), List.of(List.of(" =1+1", -5), List.of("－1", -0.5)));

    assertThat(text.toString()).isEqualTo("a,b\r\n' =1+1,-5\r\n'－1,-0.5\r\n");
  }

  @Test
  void aSingleNullIsNoEmptyLine() {
    CsvOutput.exact().write(out, List.of("a"), List.of(Arrays.asList((Object) null)));

    assertThat(text.toString()).isEqualTo("a\r\n\"\"\r\n");
  }

  @Test
  void progressIsABarOnATerminalOnly() {
    progress(true).working("refine", 1, 4);
    assertThat(text.toString()).isEqualTo("\r[#####...............] 1/4 refine");
  }

  @Test
  void progressIsPlainLinesElsewhere() {
    ProgressLines lines = progress(false);
    lines.working("refine", 1, 4);
    lines.finished("refine", "4 read, 4 written");

    assertThat(text.toString().lines()).containsExactly("refine: 4 read, 4 written");
  }

  @Test
  void aFinishedStepLeavesNoRestOfTheBar() {
    ProgressLines bar = progress(true);
    bar.working("a long step name", 1, 4);
    bar.finished("a", "done");

    String drawn = "[#####...............] 1/4 a long step name";
    assertThat(text.toString())
        .isEqualTo(
            "\r"
                + drawn
                + "\r"
                + " ".repeat(drawn.length())
                + "\r"
                + "a: done"
                + System.lineSeparator());
  }

  @Test
  void progressIsSilentWithQuietAndJson() {
    for (String option : List.of("--quiet", "--json")) {
      ProgressLines lines = progress(true, option);
      lines.working("refine", 1, 4);
      lines.finished("refine", "done");
    }

    assertThat(text.toString()).isEmpty();
  }

  @Test
  void documentsOfMapsArePrinted() {
    JsonOutput.write(out, Map.of("exit_code", 0));

    assertThat(text.toString()).contains("\"exit_code\" : 0");
  }

  private ProgressLines progress(boolean terminal, String... args) {
    GlobalOptions options = CommandLine.populateCommand(new GlobalOptions(), args);
    return ProgressLines.of(out, options, terminal);
  }
}
