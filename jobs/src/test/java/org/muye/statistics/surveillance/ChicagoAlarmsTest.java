package org.muye.statistics.surveillance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.muye.statistics.surveillance.Closeness.same;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muye.SharedData;
import org.muye.statistics.Golden;
import org.muye.statistics.Golden.Row;

/**
 * Ten years of aggravated assaults in Chicago: 22 districts and the city, 104 weeks judged, a year
 * of 53 weeks among those before. Independent results from R.
 */
class ChicagoAlarmsTest {
  private static final String FOLDER = "expected/chicago-incidents/expected/";
  private static final Map<String, Integer> WEEKS = new HashMap<>();
  private static final Map<String, WeeklyCounts> SERIES = new HashMap<>();
  private static List<Row> expected = List.of();

  @BeforeAll
  static void read() {
    Map<String, List<Row>> rows = new HashMap<>();
    for (Row row : Golden.rows(SharedData.require(FOLDER + "weekly_counts.csv.gz"))) {
      if (row.count("days_covered") == 7) {
        List<Row> ofUnit = rows.computeIfAbsent(row.text("unit_id"), unit -> new ArrayList<>());
        WEEKS.put(row.text("period"), ofUnit.size());
        ofUnit.add(row);
      }
    }
    rows.forEach((unit, ofUnit) -> SERIES.put(unit, WeeklyReference.series(ofUnit, "numerator")));
    expected = Golden.rows(SharedData.require(FOLDER + "alarm_week.csv.gz"));
  }

  private static List<Row> of(String method) {
    List<Row> rows = expected.stream().filter(row -> row.text("method").equals(method)).toList();
    assertThat(rows).hasSize(23 * 104);
    return rows;
  }

  private static WeeklyCounts series(Row row) {
    return Objects.requireNonNull(SERIES.get(row.text("unit_id")));
  }

  private static int week(Row row) {
    return Objects.requireNonNull(WEEKS.get(row.text("period")));
  }

  @Test
  void earsEqualsR() {
    for (Row row : of("EARS_C1")) {
      earsEqualsR(row, Ears.c1(series(row), week(row), EarsSettings.C1_AND_C2));
    }
    for (Row row : of("EARS_C2")) {
      earsEqualsR(row, Ears.c2(series(row), week(row), EarsSettings.C1_AND_C2));
    }
  }

  private static void earsEqualsR(Row row, Judgement judgement) {
    assertThat(judgement.observed()).isEqualTo(row.count("observed"));
    same(judgement.expected(), row.number("expected"));
    same(judgement.upperBound(), row.number("upperbound"));
    sameStatistic(judgement, row);
    assertThat(judgement.alarm()).isEqualTo(row.flag("alarm"));
    assertThat(judgement.reason()).isNull();
  }

  /** A statistic near 0 is a small difference of large numbers, so it has an absolute error. */
  private static void sameStatistic(Judgement judgement, Row row) {
    assertThat(Objects.requireNonNull(judgement.statistic()))
        .isCloseTo(row.number("statistic"), within(1e-10));
  }

  @Test
  void cusumEqualsR() {
    Map<String, List<CusumJudgement>> runs = new HashMap<>();
    long starts = 0;
    for (Row row : of("CUSUM")) {
      CusumJudgement week =
          runs.computeIfAbsent(
                  row.text("unit_id"),
                  unit -> Cusum.run(series(row), 417, 520, CusumSettings.ROSSI_1999))
              .get(week(row) - 417);
      same(week.judgement().expected(), row.number("expected"));
      sameStatistic(week.judgement(), row);
      assertThat(week.judgement().observed()).isEqualTo(row.count("observed"));
      assertThat(week.judgement().alarm()).isEqualTo(row.flag("alarm"));
      assertThat(week.runStart()).isEqualTo(row.text("status_reason").equals("RUN_START"));
      starts += week.runStart() ? 1 : 0;
    }
    assertThat(starts).isEqualTo(47);
  }

  @Test
  void farringtonEqualsR() {
    int withoutBound = 0;
    for (Row row : of("FARRINGTON_NBPLUGIN")) {
      FarringtonJudgement week =
          Farrington.judge(series(row), week(row), FarringtonSettings.NOUFAILY_2013);
      Judgement judgement = week.judgement();
      assertThat(judgement.observed()).isEqualTo(row.count("observed"));
      assertThat(judgement.alarm()).isEqualTo(row.flag("alarm"));
      same(week.dispersion(), row.number("phi"));
      assertThat(week.trend()).isEqualTo(row.flag("trend_in_model"));
      if (row.optional("upperbound").isPresent()) {
        same(judgement.expected(), row.number("expected"));
        assertThat(judgement.upperBound()).isEqualTo(row.number("upperbound"));
        sameStatistic(judgement, row);
        assertThat(judgement.reason()).isNull();
      } else {
        assertThat(judgement.expected()).isNull();
        assertThat(judgement.upperBound()).isNull();
        assertThat(judgement.statistic()).isNull();
        assertThat(Objects.requireNonNull(judgement.reason()).name())
            .isEqualTo(row.text("status_reason"));
        withoutBound++;
      }
    }
    assertThat(withoutBound).isEqualTo(1);
  }
}
