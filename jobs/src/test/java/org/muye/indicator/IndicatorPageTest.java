package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;

class IndicatorPageTest {
  private static final Path FILE = SharedData.repository().resolve("docs/indicators.md");

  /** With -Dmuye.regenerate=true the page is written instead of compared. */
  @Test
  void committedPageIsTheGeneratedOne() throws IOException {
    String generated = IndicatorPage.markdown();
    if (Boolean.getBoolean("muye.regenerate")) {
      Files.writeString(FILE, generated);
    }
    assertThat(FILE)
        .as(
            "docs/indicators.md is out of date; write it anew with: mvn -q test -pl jobs"
                + " -Dtest=IndicatorPageTest -Dmuye.regenerate=true")
        .hasContent(generated);
  }

  @Test
  void catalogueHoldsEveryIndicatorOfTheFirstSet() {
    List<String> ids = IndicatorCatalogue.all().stream().map(i -> i.definition().id()).toList();
    assertThat(ids)
        .contains(
            "I1",
            "I2",
            "I3_YOY",
            "I3_QOQ",
            "I4",
            "I5",
            "I7",
            "I9_KNOWN",
            "I9_SOLVED",
            "I9_RATE",
            "I10_GRADE",
            "I10_GROUP",
            "D1",
            "D2",
            "D2_THROUGHPUT",
            "D3",
            "D5_RESOLVED",
            "D5_ACCEPTED",
            "D6_VILLAGE",
            "D6_TOWN",
            "D13",
            "D14",
            "D15",
            "T1",
            "T2",
            "T3",
            "T4",
            "Q1",
            "Q2",
            "Q3",
            "Q4")
        .doesNotHaveDuplicates();
  }

  @Test
  void oneMeasureIdIsOneMeasure() {
    Set<Measure> measures = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (Indicator indicator : IndicatorCatalogue.all()) {
      for (Measure measure : indicator.measures()) {
        if (measures.add(measure)) {
          assertThat(ids.add(measure.id())).as(measure.id()).isTrue();
        }
      }
    }
  }
}
