package org.muye.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muye.assessment.QuantityTotals.Total;
import org.muye.indicator.FactTable;

class QuantityTotalsTest {
  private static final Set<FactTable> ALL_KINDS = Set.of(FactTable.values());

  private static QuantityValue value(String name, Set<FactTable> fed, Total... totals) {
    Map<String, QuantityValue> values =
        QuantityTotals.values(List.of(QuantityCatalogue.get(name)), List.of(totals), fed);
    return Objects.requireNonNull(values.get(name));
  }

  private static final Total[] MAJOR = {
    new Total("incident.major", "02", 1, List.of("I5")),
    new Total("incident.major", "03", 2, List.of("I2", "I1")),
    new Total("incident.major_solved_within_year", "03", 1, List.of())
  };

  @Test
  void countsTheCategoriesOfTheQuantityOnly() {
    QuantityValue third = value("incident_grade_03", ALL_KINDS, MAJOR);
    assertThat(third).isEqualTo(new QuantityValue(2.0, 1, List.of("I1", "I2"), null));
    assertThat(value("incident_grade_01_02", ALL_KINDS, MAJOR))
        .isEqualTo(new QuantityValue(1.0, 0, List.of("I5"), null));
    assertThat(value("incident_grade_01", ALL_KINDS, MAJOR))
        .isEqualTo(new QuantityValue(0.0, 0, List.of(), null));
  }

  @Test
  void aShareNamesTheRecordsThatLowerIt() {
    QuantityValue onTime =
        value(
            "d3_on_time_rate",
            ALL_KINDS,
            new Total("dispute.on_time", "", 3, List.of()),
            new Total("dispute.due", "", 4, List.of()),
            new Total("dispute.late", "", 1, List.of("D7")));
    assertThat(onTime).isEqualTo(new QuantityValue(0.75, 0, List.of("D7"), null));
    assertThat(value("d3_on_time_rate", ALL_KINDS).status())
        .isEqualTo(QuantityValue.Status.NO_EXPOSURE);
  }

  @Test
  void aCountOfWhatIsNotReadIsNoZero() {
    QuantityValue drills = value("drill_sessions", Set.of(FactTable.INCIDENT));
    assertThat(drills.value()).isNull();
    assertThat(drills.status()).isEqualTo(QuantityValue.Status.NO_FEED);
    assertThat(value("drill_sessions", Set.of(FactTable.TRAINING)).value()).isEqualTo(0);
  }

  @Test
  void halvesOnlyWhatTellsWhatWasSolved() {
    Map<String, Boolean> tells =
        Map.of("incident_grade_03", true, "homicides", true, "group_incidents", false);
    tells.forEach(
        (name, solved) ->
            assertThat(QuantityCatalogue.get(name).forRules().tellsSolved())
                .as(name)
                .isEqualTo(solved));
  }
}
