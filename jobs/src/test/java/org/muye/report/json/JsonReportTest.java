package org.muye.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.muye.document.Language;
import org.muye.report.SampleDocument;

class JsonReportTest {
  private static JsonNode json() throws JsonProcessingException {
    return new ObjectMapper().readTree(JsonReport.of(SampleDocument.in(Language.CHINESE)));
  }

  private static JsonNode block(String property, String value) throws JsonProcessingException {
    for (JsonNode block : json().path("blocks")) {
      if (block.path(property).asText().equals(value)) {
        return block;
      }
    }
    throw new AssertionError("no block with " + property + " " + value);
  }

  @Test
  void holdsTheBlocksWithTheirNumbers() throws JsonProcessingException {
    assertThat(json().path("language").asText()).isEqualTo("zh-CN");
    assertThat(json().path("date").asText()).isEqualTo("2025-10-20");
    assertThat(json().path("blocks").path(0).path("number").asText()).isEqualTo("一、");
    assertThat(json().path("blocks").path(1).path("words").asText()).endsWith("分布见图1。");
    assertThat(block("type", "page_break").size()).isEqualTo(1);
    assertThat(block("type", "list").path("items")).hasSize(2);
  }

  @Test
  void holdsCellsAsValuesAndAsWords() throws JsonProcessingException {
    JsonNode rows = block("sheet", "总表").path("rows");

    assertThat(rows.path(0).path("cells").path(2).toString())
        .isEqualTo(
            "{\"words\":\"1,137–1,274\",\"low\":1137.0,\"high\":1274.0,\"kind\":\"integer\",\"decimals\":0}");
    assertThat(rows.path(2).path("cells").path(4).toString())
        .isEqualTo("{\"words\":\"少于5件，不公布\",\"absent\":true}");
    assertThat(rows.path(1).path("emphasis").asText()).isEqualTo("highlight");
    assertThat(
            block("sheet", "重要日期").path("rows").path(0).path("cells").path(0).path("date").asText())
        .isEqualTo("2025-10-01");
  }

  @Test
  void holdsChartsAsData() throws JsonProcessingException {
    JsonNode chart = block("name", "incident-trend").path("chart");

    assertThat(chart.path("type").asText()).isEqualTo("lines");
    assertThat(chart.path("lines").path(0).path("values").toString())
        .isEqualTo("[420.0,390.0,null,480.0,450.0,352.0,470.0,520.0,null,null]");
    assertThat(chart.path("lines").path(2).path("isForecast").asBoolean()).isTrue();
    assertThat(
            block("name", "district-map")
                .path("chart")
                .path("areas")
                .path(3)
                .path("shade")
                .isNull())
        .isTrue();
  }
}
