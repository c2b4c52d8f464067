package org.muye.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is taken over from an earlier run's sums of incidents rests on: an incident counts on its
 * event day, and nothing but itself decides as what.
 */
class IncidentMeasuresTest {
  private static final List<Measure> MEASURES = IndicatorCatalogue.measures(FactTable.INCIDENT);

  @Test
  void anIncidentCountsOnItsEventDayOnly() {
    assertThat(MEASURES).hasSizeGreaterThan(15);
    for (Measure measure : MEASURES) {
      assertThat(measure.stock()).as(measure.id()).isFalse();
      assertThat(measure.contributions()).as(measure.id()).isNull();
      assertThat(measure.terms())
          .as(measure.id())
          .isNotEmpty()
          .allSatisfy(term -> assertThat(term.day()).hasToString("event_date"));
    }
  }

  @Test
  void nothingButTheIncidentItselfAndWhetherItsDisputeIsKnownDecidesAsWhat() {
    for (Measure measure : MEASURES) {
      String text =
          String.join(
              " ",
              measure.terms().stream()
                  .flatMap(term -> Stream.of(term.condition(), term.category(), term.amount()))
                  .map(Object::toString)
                  .toList());
      assertThat(text).as(measure.id()).doesNotContain("as_of", "lifted", "current_date");
      assertThat(text.contains("links_to_dispute"))
          .as(measure.id())
          .isEqualTo(IncidentMeasures.OF_DISPUTES.contains(measure.id()));
    }
    assertThat(IncidentMeasures.OF_DISPUTES).isNotEmpty();
  }
}
