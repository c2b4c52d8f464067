package org.muye.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class LineChartTest {
  @Test
  void drawsALineThroughItsPoints() throws Exception {
    String svg =
        LineChart.draw(
            "Found & lost <all>",
            "weeks",
            List.of("0", "1", "2"),
            List.of(
                new LineChart.Line("A", List.of(0.0, 0.5, 1.0)),
                new LineChart.Line("B", List.of(1.0, 1.0, 1.0))));

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    // The plot is 440 wide from 60 and 290 high from 40, 100 % at the top.
    assertThat(((Element) document.getElementsByTagName("polyline").item(0)).getAttribute("points"))
        .isEqualTo("60.0,330.0 280.0,185.0 500.0,40.0");
    assertThat(document.getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("Found & lost <all>");
  }
}
